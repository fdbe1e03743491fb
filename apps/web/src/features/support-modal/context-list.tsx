"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { cn } from "@handrail/ui/cn";
import { useFormatter, useTranslations } from "next-intl";

const plain = [
  "url",
  "pageTitle",
  "referrer",
  "browser",
  "os",
  "screen",
  "viewport",
  "language",
  "timeZone",
] as const satisfies readonly (keyof TicketContext)[];

/** What was captured of a page, in words, so that its owner can see what is shared. */
export function ContextList({ context, className }: { context: TicketContext; className?: string }) {
  const t = useTranslations("modal.context");
  const format = useFormatter();
  const time = (at: string) =>
    Number.isNaN(Date.parse(at)) ? at : format.dateTime(new Date(at), { timeStyle: "medium" });
  return (
    <dl
      className={cn(
        "grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm [&_dd]:wrap-anywhere [&_dt]:text-fg-muted",
        className,
      )}
    >
      {context.error ? (
        <>
          <dt>{t("error")}</dt>
          <dd className="font-mono text-xs">{context.error.message}</dd>
        </>
      ) : null}
      {plain.map((key) =>
        context[key] ? (
          <div key={key} className="contents">
            <dt>{t(key)}</dt>
            <dd>{context[key]}</dd>
          </div>
        ) : null,
      )}
      {context.facts?.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {context.recentActions?.length ? (
        <>
          <dt>{t("recentActions")}</dt>
          <dd>
            <ol className="flex flex-col gap-0.5">
              {context.recentActions.map(({ action, at }) => (
                <li key={`${at}${action}`}>
                  <span className="text-fg-subtle tabular-nums">{time(at)}</span> {action}
                </li>
              ))}
            </ol>
          </dd>
        </>
      ) : null}
    </dl>
  );
}
