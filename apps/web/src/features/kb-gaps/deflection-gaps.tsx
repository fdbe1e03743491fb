"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { GapCard } from "./gap-card.tsx";

/** Which articles made tickets unnecessary, of those that were offered while somebody wrote one. */
export function DeflectionGaps({ days }: { days: number }) {
  const t = useTranslations("agent.deflection");
  const format = useFormatter();
  const deflections = trpc.portal.deflections.useQuery({ days }, { placeholderData: (before) => before });
  if (!deflections.data) return null;
  const share = (part: number, of: number) =>
    of === 0 ? "–" : format.number(Math.min(1, part / of), { style: "percent" });
  return (
    <GapCard
      title={t("articlesTitle")}
      description={t("articlesBody")}
      rows={deflections.data.articles}
      rowKey={({ id }) => id}
      empty={t("noneBody")}
      columns={[
        {
          label: t("article"),
          value: ({ id, title }) => (
            <Link href={`/support-dashboard/kb/${id}/edit`} className="font-medium text-fg hover:underline">
              {title}
            </Link>
          ),
        },
        { label: t("suggested"), value: (row) => format.number(row.suggested), numeric: true },
        { label: t("opened"), value: (row) => format.number(row.opened), numeric: true },
        { label: t("solved"), value: (row) => format.number(row.solved), numeric: true },
        { label: t("share"), value: (row) => share(row.solved, row.suggested), numeric: true },
      ]}
    />
  );
}
