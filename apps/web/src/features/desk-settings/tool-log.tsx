"use client";
import type { ToolCallOutcome } from "@handrail/contracts";
import { toolCallReasons } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@handrail/ui/table";
import { Ban, CircleCheck, CircleX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

type Call = RouterOutputs["tools"]["calls"]["calls"][number];

const looks = {
  done: { tone: "success", icon: <CircleCheck aria-hidden /> },
  failed: { tone: "danger", icon: <CircleX aria-hidden /> },
  refused: { tone: "warning", icon: <Ban aria-hidden /> },
} as const satisfies Record<ToolCallOutcome, unknown>;

const outcomeOf = (text: string): ToolCallOutcome =>
  text === "done" || text === "failed" ? text : "refused";

const shown = (value: unknown) =>
  Object.entries(Object(value))
    .map(([name, each]) => `${name}: ${String(each)}`)
    .join(" · ");

function Row({ call }: { call: Call }) {
  const t = useTranslations("act.log");
  const reasons = useTranslations("act.reason");
  const outcome = outcomeOf(call.outcome);
  const reason = toolCallReasons.find((known) => known === call.reason);
  return (
    <TableRow>
      <TableCell>
        <RelativeTime at={call.createdAt} />
      </TableCell>
      <TableCell>
        <span className="block font-medium wrap-anywhere">{call.toolName ?? call.toolKey}</span>
        {call.ticket && (
          <Link href={`/support-dashboard/tickets/${call.ticket.id}`} className="text-xs text-accent-text">
            {call.ticket.number}
          </Link>
        )}
        {call.isTest && <span className="text-xs text-fg-muted">{t("isTest")}</span>}
      </TableCell>
      <TableCell>
        <Badge tone={looks[outcome].tone} icon={looks[outcome].icon}>
          {t(`outcome.${outcome}`)}
        </Badge>
        <span className="block text-xs text-fg-muted wrap-anywhere">
          {reason
            ? reasons(reason)
            : call.status !== null && t("took", { status: call.status, ms: call.latencyMs })}
        </span>
      </TableCell>
      <TableCell className="max-w-80 whitespace-normal">
        <span className="block text-xs wrap-anywhere">{shown(call.input)}</span>
        <span className="block text-xs text-fg-muted wrap-anywhere">{shown(call.output)}</span>
      </TableCell>
      <TableCell>{call.actorName ?? t(call.actorKind === "ai" ? "assistant" : "system")}</TableCell>
    </TableRow>
  );
}

/** What tools were called with and what came of it, the newest first; refused wishes too. */
export function ToolLog() {
  const t = useTranslations("act.log");
  const common = useTranslations("common");
  const log = trpc.tools.calls.useInfiniteQuery(
    { limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const calls = log.data?.pages.flatMap((page) => page.calls) ?? [];
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} />
      <QueryState query={log} failed={t("failed")} />
      {log.data && calls.length === 0 && <p className="px-4 pb-4 text-sm text-fg-muted">{t("none")}</p>}
      {calls.length > 0 && (
        <Table caption={t("title")}>
          <TableHead>
            <TableRow>
              <TableHeaderCell>{t("when")}</TableHeaderCell>
              <TableHeaderCell>{t("tool")}</TableHeaderCell>
              <TableHeaderCell>{t("result")}</TableHeaderCell>
              <TableHeaderCell>{t("values")}</TableHeaderCell>
              <TableHeaderCell>{t("who")}</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {calls.map((call) => (
              <Row key={call.id} call={call} />
            ))}
          </TableBody>
        </Table>
      )}
      {log.hasNextPage && (
        <div className="p-3 text-center">
          <Button size="sm" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {common("more")}
          </Button>
        </div>
      )}
    </Card>
  );
}
