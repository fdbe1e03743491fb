"use client";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { toast } from "@handrail/ui/toast";
import { CircleCheck, CircleX, Clock, Send } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

type Delivery = RouterOutputs["escalation"]["deliveries"][number];

const looks = {
  waiting: { tone: "info", icon: <Clock aria-hidden /> },
  delivered: { tone: "success", icon: <CircleCheck aria-hidden /> },
  failed: { tone: "danger", icon: <CircleX aria-hidden /> },
} as const;

const faults = [
  "network",
  "timeout",
  "status",
  "redirected",
  "too_large",
  "private_address",
  "not_https",
  "address_invalid",
  "not_set_up",
] as const;

/** How often what is on its way is looked at again. */
const refreshMs = 4_000;

function Row({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("escalation.log");
  const format = useFormatter();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const again = trpc.escalation.redeliver.useMutation({
    onError: (error) => toast.error(errorText(error)),
    onSettled: () => utils.escalation.deliveries.invalidate(),
  });
  const { id, kind, state, attempts, responseCode, fault, createdAt, ticket } = delivery;
  const known = faults.find((each) => each === fault);
  const facts = [
    t("attempts", { count: attempts }),
    ...(responseCode === null ? [] : [t("code", { code: String(responseCode) })]),
    ...(known ? [t(`fault.${known}`)] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <Badge tone={looks[state].tone} icon={looks[state].icon}>
        {t(`state.${state}`)}
      </Badge>
      <span className="min-w-0 flex-1 basis-48">
        <span className="font-medium">{t("kind", { kind })}</span>{" "}
        {ticket && (
          <Link
            href={`/support-dashboard/tickets/${ticket.id}`}
            className="text-accent-text tabular-nums hover:underline"
          >
            {ticket.number}
          </Link>
        )}
        <span className="block text-xs text-fg-muted">
          <RelativeTime at={createdAt} /> · {facts.join(" · ")}
        </span>
      </span>
      {state === "failed" && (
        <Button
          size="sm"
          loading={again.isPending}
          aria-label={t("againOf", {
            when: format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" }),
          })}
          onClick={() => again.mutate({ deliveryId: id })}
        >
          {t("again")}
        </Button>
      )}
    </li>
  );
}

/** What provider operations were sent, and how each message fared. */
export function DeliveryLog() {
  const t = useTranslations("escalation.log");
  const failed = useTranslations("escalation.operations");
  const query = trpc.escalation.deliveries.useQuery(undefined, {
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.state === "waiting") ? refreshMs : false,
  });
  return (
    <Card>
      <CardHeader title={t("title")} />
      <QueryState query={query} failed={failed("failed")} rows={3} />
      {!query.data ? null : query.data.length === 0 ? (
        <EmptyState icon={<Send />} title={t("empty")} body={t("emptyBody")} />
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-line border-t border-line">
          {query.data.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
    </Card>
  );
}
