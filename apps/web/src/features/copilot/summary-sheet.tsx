"use client";
import { useTranslations } from "next-intl";
import { trpcClient } from "../../trpc/client.tsx";
import { MessageText } from "../thread/index.ts";
import { type About, idOf } from "./about.ts";
import { CopilotSheet } from "./copilot-sheet.tsx";
import { useAsked } from "./use-asked.ts";

/** A long thread in a few points, each with who said it. */
export function SummarySheet({ about, onClose }: { about: About; onClose: () => void }) {
  const t = useTranslations("copilot.summary");
  const asked = useAsked("summary", idOf(about), () => trpcClient.copilot.summarize.mutate(about));
  return (
    <CopilotSheet title={t("title")} description={t("description")} asked={asked} onClose={onClose}>
      {asked.data?.points.length === 0 && <p className="text-sm text-fg-muted">{t("empty")}</p>}
      <ol className="flex flex-col gap-3 text-sm">
        {asked.data?.points.map(({ from, text }) => (
          <li key={`${from} ${text}`} className="border-s-2 border-line ps-3">
            <p className="text-xs font-medium text-fg-muted">{t(from)}</p>
            <div className="text-fg wrap-anywhere">
              <MessageText>{text}</MessageText>
            </div>
          </li>
        ))}
      </ol>
    </CopilotSheet>
  );
}
