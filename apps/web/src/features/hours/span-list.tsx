"use client";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";

export type Span = { from: string; to: string };

type Props = {
  /** Of which day, in words. */
  day: string;
  spans: readonly Span[];
  onChange: (spans: Span[]) => void;
};

const nextAfter = (last: Span | undefined): Span =>
  last && last.to < "19:00" ? { from: last.to, to: "20:00" } : { from: "09:00", to: "17:00" };

/** The hours of one day: any number of spans; none means closed. */
export function SpanList({ day, spans, onChange }: Props) {
  const t = useTranslations("hours.hours");
  const change = (index: number, part: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {spans.length === 0 ? <span className="text-fg-muted">{t("closed")}</span> : null}
      {spans.map((span, index) => (
        <span key={index} className="inline-flex items-center gap-1">
          <Input
            aria-label={t("from", { day })}
            className="w-20 tabular-nums"
            inputMode="numeric"
            maxLength={5}
            value={span.from}
            onChange={(event) => change(index, { from: event.target.value })}
          />
          <span aria-hidden>–</span>
          <Input
            aria-label={t("to", { day })}
            className="w-20 tabular-nums"
            inputMode="numeric"
            maxLength={5}
            value={span.to}
            onChange={(event) => change(index, { to: event.target.value })}
          />
          <IconButton
            size="sm"
            label={t("remove", { day })}
            onClick={() => onChange(spans.filter((_, at) => at !== index))}
          >
            <X aria-hidden />
          </IconButton>
        </span>
      ))}
      <Button
        variant="ghost"
        size="sm"
        aria-label={t("addTo", { day })}
        onClick={() => onChange([...spans, nextAfter(spans.at(-1))])}
      >
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </div>
  );
}
