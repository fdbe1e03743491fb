import { linkToken } from "@handrail/contracts/inputs/members";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpenLink } from "../../../../../features/portal/open-link.tsx";
import { PortalFrame } from "../../../../../features/portal/portal-frame.tsx";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("portal.open");
  return { title: t("title"), robots: { index: false }, referrer: "no-referrer" };
}

export default async function OpenLinkPage({ searchParams }: Props) {
  const t = await getTranslations("portal.open");
  const token = linkToken.safeParse((await searchParams).token);
  if (!token.success) redirect("/support/track");
  return (
    <PortalFrame title={t("title")} body={t("body")}>
      <OpenLink token={token.data} />
    </PortalFrame>
  );
}
