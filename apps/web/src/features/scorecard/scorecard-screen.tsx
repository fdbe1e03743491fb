"use client";
import { Button } from "@handrail/ui/button";
import { Card } from "@handrail/ui/card";
import { PageHeader } from "@handrail/ui/page-header";
import { toast } from "@handrail/ui/toast";
import { Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { GoldenList } from "./golden-list.tsx";
import { LearnedChange } from "./learned-change.tsx";
import { OpenRun } from "./open-run.tsx";
import { ScorecardFigures } from "./scorecard-figures.tsx";
import { ScorecardHistory } from "./scorecard-history.tsx";

const lookAgainMs = 1_500;

/** How good the organisation's AI is on its own settled tickets, how it was before, and what it is tested with. */
export function ScorecardScreen() {
  const t = useTranslations("scorecard");
  const insights = useTranslations("aiInsights");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const query = trpc.quality.scorecard.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.open ? lookAgainMs : false),
  });
  const start = trpc.quality.start.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.quality.scorecard.invalidate(),
  });
  const card = query.data;
  return (
    <div className="mx-auto flex max-w-[84rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        breadcrumbs={[
          { label: insights("title"), href: "/support-dashboard/insights/ai" },
          { label: t("title") },
        ]}
        breadcrumbsLabel={t("path")}
        link={Link}
        actions={
          <Button
            variant="primary"
            loading={start.isPending}
            disabled={!card || card.open !== null || card.items === 0}
            onClick={() => start.mutate()}
          >
            <Play aria-hidden />
            {t("run")}
          </Button>
        }
      />
      {!card && (
        <Card>
          <QueryState query={query} failed={t("failed")} />
        </Card>
      )}
      {card && (
        <>
          {card.open && <OpenRun run={card.open} />}
          <ScorecardFigures card={card} />
          <div className="grid gap-4 xl:grid-cols-2">
            <ScorecardHistory runs={card.runs} />
            <LearnedChange learned={card.learned} />
          </div>
          <GoldenList />
        </>
      )}
    </div>
  );
}
