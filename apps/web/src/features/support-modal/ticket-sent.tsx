"use client";
import { Button } from "@handrail/ui/button";
import { CircleCheckBig } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

type Props = { number: string; onAnother: () => void; onLeave: () => void };

/** The ticket has arrived: its number, where to follow it, and what happens next. */
export function TicketSent({ number, onAnother, onLeave }: Props) {
  const t = useTranslations("modal.sent");
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
        {t("title")}
      </h3>
      <p className="mt-1 text-pretty text-fg-muted">{t("body", { number })}</p>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        <Button asChild variant="primary" size="lg">
          <Link href={`/support/${encodeURIComponent(number)}`} onClick={onLeave}>
            {t("follow", { number })}
          </Link>
        </Button>
        <Button size="lg" onClick={onAnother}>
          {t("another")}
        </Button>
      </div>
    </div>
  );
}
