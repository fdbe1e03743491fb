"use client";
import { cn } from "@handrail/ui/cn";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { StatCard } from "@handrail/ui/stat-card";
import { BookOpen, CheckCircle2, CircleDashed, CircleDot, Clock, FilePen, Globe, Timer } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { inUnits } from "./in-units.ts";

type Stat = {
  label: string;
  value: ReactNode;
  icon: ReactNode;
  href: string;
  hint?: string;
  className?: string;
};

function LinkedStat({ label, value, icon, href, hint, className }: Stat) {
  return (
    <Link
      href={href}
      className={cn("min-w-0 rounded-card no-underline hover:[&>section]:border-line-strong", className)}
    >
      <StatCard label={label} value={value} icon={icon} hint={hint} className="h-full transition-colors" />
    </Link>
  );
}

function useDuration() {
  const t = useTranslations("dashboard.home.duration");
  return (minutes: number) => {
    const parts = inUnits(minutes);
    switch (parts.unit) {
      case "minutes":
        return t("minutes", { minutes: parts.minutes });
      case "hours":
        return t("hours", { hours: parts.hours, minutes: parts.minutes });
      case "days":
        return t("days", { days: parts.days, hours: parts.hours });
      default:
        return parts satisfies never;
    }
  };
}

function Row({ className, children }: { className: string; children: ReactNode }) {
  return <div className={cn("grid grid-cols-2 gap-3", className)}>{children}</div>;
}

/** How the desk stands right now, and what the help centre holds. */
export function Stats() {
  const t = useTranslations("dashboard.home");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const duration = useDuration();
  const home = trpc.metrics.home.useQuery();
  if (home.isError && !home.data) {
    return (
      <ErrorState
        size="sm"
        title={t("statsFailed")}
        body={errorText(home.error)}
        retryLabel={common("retry")}
        onRetry={() => void home.refetch()}
      />
    );
  }
  if (!home.data) {
    return (
      <LoadingRegion label={common("loading")} className="flex flex-col gap-3">
        <Row className="md:grid-cols-6 xl:grid-cols-5">
          {["a", "b", "c", "d", "e"].map((key) => (
            <Skeleton key={key} className="h-25 rounded-card md:col-span-2 xl:col-span-1" />
          ))}
        </Row>
        <Row className="grid-cols-3">
          {["a", "b", "c"].map((key) => (
            <Skeleton key={key} className="h-25 rounded-card" />
          ))}
        </Row>
      </LoadingRegion>
    );
  }
  const { tickets, articles } = home.data;
  const queue = "/support-dashboard/tickets";
  const kb = "/support-dashboard/kb";
  return (
    <div className="flex flex-col gap-3">
      <Row className="md:grid-cols-6 xl:grid-cols-5">
        <LinkedStat
          label={t("open")}
          value={tickets.open}
          icon={<CircleDot aria-hidden />}
          className="md:col-span-2 xl:col-span-1"
          href={`${queue}?status=open,triaging`}
          {...(tickets.escalated > 0 ? { hint: t("escalated", { count: tickets.escalated }) } : {})}
        />
        <LinkedStat
          label={t("inProgress")}
          value={tickets.inProgress}
          icon={<CircleDashed aria-hidden />}
          className="md:col-span-2 xl:col-span-1"
          href={`${queue}?status=in_progress`}
        />
        <LinkedStat
          label={t("waitingForCustomer")}
          value={tickets.waitingForCustomer}
          icon={<Clock aria-hidden />}
          className="md:col-span-2 xl:col-span-1"
          href={`${queue}?status=pending_customer`}
        />
        <LinkedStat
          label={t("resolvedToday")}
          value={tickets.resolvedToday}
          icon={<CheckCircle2 aria-hidden />}
          className="md:col-span-3 xl:col-span-1"
          href={`${queue}?status=resolved`}
        />
        <StatCard
          label={t("firstResponse")}
          value={tickets.firstResponseMinutes === null ? "–" : duration(tickets.firstResponseMinutes)}
          icon={<Timer aria-hidden />}
          hint={t("average30")}
          className="col-span-2 md:col-span-3 xl:col-span-1"
        />
      </Row>
      <Row className="grid-cols-3 max-sm:[&_svg]:hidden">
        <LinkedStat label={t("articles")} value={articles.total} icon={<BookOpen aria-hidden />} href={kb} />
        <LinkedStat
          label={t("published")}
          value={articles.published}
          icon={<Globe aria-hidden />}
          href={`${kb}?status=published`}
        />
        <LinkedStat
          label={t("drafts")}
          value={articles.drafts}
          icon={<FilePen aria-hidden />}
          href={`${kb}?status=draft`}
        />
      </Row>
    </div>
  );
}
