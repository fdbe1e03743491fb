import { mailedFeedbackInput } from "@handrail/contracts/inputs/conversations";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PortalFrame } from "../../../../features/portal/portal-frame.tsx";
import { RateByLink } from "../../../../features/portal/rate-by-link.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The address of a mailed link: the answer, what proves it, and what the reader pressed. */
const linkSchema = mailedFeedbackInput
  .omit({ messageId: true, helpful: true })
  .extend({ answer: mailedFeedbackInput.shape.messageId, helpful: z.enum(["yes", "no"]) });

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.feedback");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function FeedbackPage({ searchParams }: Props) {
  const t = await getTranslations("portal.feedback");
  const link = linkSchema.safeParse(await searchParams);
  if (!link.success)
    return (
      <PortalFrame title={t("title")} body={t("broken")}>
        {null}
      </PortalFrame>
    );
  const { answer: messageId, helpful, ...proof } = link.data;
  return (
    <PortalFrame title={t("title")} body={t("body")}>
      <RateByLink link={{ messageId, ...proof }} pressed={helpful === "yes"} />
    </PortalFrame>
  );
}
