"use client";
import type { TicketStatus } from "@handrail/contracts";
import { Badge } from "@handrail/ui/badge";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { statusLooks } from "../../lib/labels.ts";
import { trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";

/** Few are being walked through steps: the rest need not load how. */
const GuideCard = lazy(async () => ({ default: (await import("../guide/index.ts")).GuideCard }));

const shown = 3;

/** The last own tickets: perhaps the question has been asked already. */
export function RecentTickets({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("modal.recent");
  const { data, refetch } = trpc.tickets.own.useQuery({ limit: shown, status: "all" });
  if (!data || data.tickets.length === 0) return null;
  const waiting = data.tickets.find(({ status }) => status === "pending_customer");
  return (
    <section aria-label={t("title")} className="border-t border-line pt-4">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h3 className="text-sm font-semibold text-fg-muted">{t("title")}</h3>
        <Link href="/support" onClick={onLeave} className="text-sm text-accent-text">
          {t("all")}
        </Link>
      </div>
      {waiting && (
        <Suspense fallback={null}>
          <GuideCard
            ticketId={waiting.id}
            version={waiting.updatedAt.getTime()}
            onChanged={() => void refetch()}
          />
        </Suspense>
      )}
      <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {data.tickets.map(({ id, number, subject, status, lastMessageAt }) => (
          <li key={id}>
            <Link
              href={`/support/${encodeURIComponent(number)}`}
              onClick={onLeave}
              className="flex items-center justify-between gap-3 px-3.5 py-2.5 text-fg no-underline -outline-offset-2 transition-colors hover:bg-surface-hover"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{subject}</span>
                <span className="block truncate text-xs text-fg-subtle">
                  {number} · <RelativeTime at={lastMessageAt} />
                </span>
              </span>
              <OwnStatus status={status} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnStatus({ status }: { status: TicketStatus }) {
  const t = useTranslations("modal.recent.status");
  const { icon: Icon, tone } = statusLooks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />} className="shrink-0">
      {t(status)}
    </Badge>
  );
}
