"use client";
import { Button } from "@handrail/ui/button";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { trpcClient } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { MessageText } from "../thread/index.ts";
import { type About, idOf } from "./about.ts";
import { CopilotSheet } from "./copilot-sheet.tsx";
import { useAsked } from "./use-asked.ts";

type Props = { about: About; onClose: () => void; onUse: (resolution: string) => void };

/** Resolved tickets like this one, and how each was resolved. */
export function SimilarSheet({ about, onClose, onUse }: Props) {
  const t = useTranslations("copilot.similar");
  const asked = useAsked("similar", idOf(about), () => trpcClient.copilot.similar.mutate(about));
  return (
    <CopilotSheet title={t("title")} description={t("description")} asked={asked} onClose={onClose}>
      {asked.data?.tickets.length === 0 && <p className="text-sm text-fg-muted">{t("empty")}</p>}
      <ul aria-label={t("title")} className="flex flex-col gap-4 text-sm">
        {asked.data?.tickets.map(({ id, number, subject, resolution, resolvedAt }) => (
          <li key={id} className="flex flex-col items-start gap-1.5 rounded-card border border-line p-3">
            <Link
              href={`/support-dashboard/tickets/${id}`}
              target="_blank"
              className="font-medium text-accent-text wrap-anywhere hover:underline"
            >
              {number} · {subject}
            </Link>
            {resolvedAt && <RelativeTime at={resolvedAt} className="text-xs text-fg-muted" />}
            <div className="w-full text-fg wrap-anywhere">
              <MessageText>{resolution ?? ""}</MessageText>
            </div>
            <Button size="sm" onClick={() => onUse(resolution ?? "")}>
              {t("use")}
            </Button>
          </li>
        ))}
      </ul>
    </CopilotSheet>
  );
}
