"use client";
import { Button } from "@handrail/ui/button";
import { CircleCheckBig } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useMe } from "../shell/me.tsx";

function Done({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="m-auto flex max-w-96 flex-col items-center px-6 py-10 text-center">
      <span
        aria-hidden
        className="mb-4 grid size-14 place-items-center rounded-full border border-tone-success-line bg-tone-success text-tone-success-fg"
      >
        <CircleCheckBig className="size-7" />
      </span>
      <h3 ref={heading} tabIndex={-1} className="text-lg font-semibold text-balance outline-none">
        {title}
      </h3>
      <p className="mt-1 text-pretty text-fg-muted">{body}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>
    </div>
  );
}

type SentProps = { number: string; onAnother: () => void; onLeave?: () => void };

/** The ticket has arrived: its number, where to follow it, and what happens next. */
export function TicketSent({ number, onAnother, onLeave }: SentProps) {
  const t = useTranslations("modal.sent");
  const me = useMe();
  return (
    <Done title={t("title")} body={t(me ? "body" : "visitorBody", { number })}>
      <Button asChild variant="primary" size="lg">
        <Link
          href={
            me
              ? `/support/${encodeURIComponent(number)}`
              : `/support/track?number=${encodeURIComponent(number)}`
          }
          {...(onLeave ? { onClick: onLeave } : {})}
        >
          {t(me ? "follow" : "track", { number })}
        </Link>
      </Button>
      <Button size="lg" onClick={onAnother}>
        {t("another")}
      </Button>
    </Done>
  );
}

type SolvedProps = { onBack: () => void; onDone: () => void };

/** An article was enough: what was written may go, or may be sent all the same. */
export function TicketSolved({ onBack, onDone }: SolvedProps) {
  const t = useTranslations("modal.solved");
  return (
    <Done title={t("title")} body={t("body")}>
      <Button variant="primary" size="lg" onClick={onDone}>
        {t("done")}
      </Button>
      <Button size="lg" onClick={onBack}>
        {t("back")}
      </Button>
    </Done>
  );
}
