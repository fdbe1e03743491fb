"use client";
import type { AiSettings } from "@handrail/contracts/inputs/ai-settings";
import { Callout } from "@handrail/ui/callout";
import { Skeleton } from "@handrail/ui/skeleton";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDebounced } from "../../lib/use-debounced.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

/** What settings would have done with the tickets of the last months; asked anew when they rest. */
export function useTried(settings: AiSettings) {
  const asked = useDebounced(JSON.stringify(settings), 400);
  return trpc.aiSettings.tryOut.useQuery(
    { settings: JSON.parse(asked) },
    { placeholderData: (before) => before, staleTime: 60_000 },
  );
}

type Props = { tried: ReturnType<typeof useTried>; before: ReturnType<typeof useTried> };

/** The figures, beside those of the settings as they are. */
export function TryOut({ tried, before }: Props) {
  const t = useTranslations("aiSettings.tryOut");
  const errorText = useErrorText();
  if (tried.error) return <Callout tone="danger">{errorText(tried.error)}</Callout>;
  if (!tried.data) return <Skeleton className="h-24" />;
  const { days, sorted, auto_send, approvable, draft, none, wrong } = tried.data;
  if (sorted === 0) {
    return (
      <Callout icon={<History />} title={t("title", { days })}>
        {t("nothing")}
      </Callout>
    );
  }
  return (
    <Callout tone={wrong > 0 ? "warning" : "info"} icon={<History />} title={t("title", { days })} live>
      <p>{t("sorted", { count: sorted })}</p>
      <ul className="mt-1 list-disc ps-5 tabular-nums">
        <li>
          {t("sent", { count: auto_send })}
          {before.data &&
            before.data.auto_send !== auto_send &&
            ` ${t("now", { count: before.data.auto_send })}`}
        </li>
        <li>{t("approvable", { count: approvable })}</li>
        <li>{t("draft", { count: draft })}</li>
        <li>{t("none", { count: none })}</li>
      </ul>
      {wrong > 0 && <p className="mt-1 font-medium">{t("wrong", { count: wrong })}</p>}
    </Callout>
  );
}
