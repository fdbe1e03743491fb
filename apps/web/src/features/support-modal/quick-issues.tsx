"use client";
import { Skeleton } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { issueIcon } from "./issue-icons.ts";

export type QuickIssue = RouterOutputs["kb"]["quickIssues"][number];
type Props = { onChoose: (issue: QuickIssue) => void; chosenId?: string | null; compact?: boolean };

const hourMs = 60 * 60 * 1000;

/** What people most often come with: one press instead of a search or an empty form. */
export function QuickIssues({ onChoose, chosenId = null, compact = false }: Props) {
  const t = useTranslations("modal.quickIssues");
  const { data, isPending } = trpc.kb.quickIssues.useQuery(undefined, { staleTime: hourMs });
  if (isPending) {
    return (
      <div className={compact ? "flex gap-2" : "grid gap-2 sm:grid-cols-2"}>
        {[0, 1, 2, 3].map((each) => (
          <Skeleton key={each} className={compact ? "h-9 w-32 rounded-full" : "h-16 rounded-card"} />
        ))}
      </div>
    );
  }
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-2 text-sm font-semibold text-fg-muted">{t("title")}</h3>
      <ul
        className={
          compact
            ? "-mx-5 flex gap-2 overflow-x-auto px-5 py-0.5 [scrollbar-width:none] sm:flex-wrap"
            : "grid gap-2 sm:grid-cols-2"
        }
      >
        {data.map((issue) => {
          const Icon = issueIcon(issue.icon);
          return (
            <li key={issue.id} className={compact ? "max-w-full shrink-0" : "min-w-0"}>
              {compact ? (
                <button
                  type="button"
                  aria-pressed={issue.id === chosenId}
                  onClick={() => onChoose(issue)}
                  className="inline-flex h-9 max-w-full items-center gap-1.5 rounded-full border border-line-strong bg-surface px-3 text-sm transition-colors hover:bg-surface-hover aria-pressed:border-accent aria-pressed:bg-surface-selected aria-pressed:font-medium aria-pressed:text-accent-text"
                >
                  <Icon aria-hidden className="size-4 shrink-0" />
                  <span className="truncate">{issue.title}</span>
                </button>
              ) : (
                <button
                  type="button"
                  onClick={() => onChoose(issue)}
                  className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-3 text-start transition-colors hover:border-line-strong hover:bg-surface-hover"
                >
                  <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
                  <span className="min-w-0">
                    <span className="block font-medium">{issue.title}</span>
                    <span className="line-clamp-2 text-sm text-fg-muted">{issue.description}</span>
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
