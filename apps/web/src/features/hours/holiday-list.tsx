"use client";
import type { BusinessHours } from "@handrail/contracts/hours";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { CalendarPlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { SpanList } from "./span-list.tsx";

type Holidays = BusinessHours["holidays"];
type Props = { holidays: Holidays; onChange: (holidays: Holidays) => void };

/** Days that differ from their weekday: closed, or with hours of their own. */
export function HolidayList({ holidays, onChange }: Props) {
  const t = useTranslations("hours.hours");
  const change = (index: number, part: Partial<Holidays[number]>) =>
    onChange(holidays.map((day, at) => (at === index ? { ...day, ...part } : day)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium">{t("holidays")}</legend>
      <p className="text-sm text-fg-muted">{t("holidaysHint")}</p>
      {holidays.map((day, index) => {
        const name = day.name || day.date || t("special");
        return (
          <div key={index} className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
            <Input
              type="date"
              aria-label={t("date")}
              className="w-40"
              value={day.date}
              onChange={(event) => change(index, { date: event.target.value })}
            />
            <Input
              aria-label={t("name")}
              placeholder={t("name")}
              className="w-44"
              maxLength={80}
              value={day.name}
              onChange={(event) => change(index, { name: event.target.value })}
            />
            <SpanList day={name} spans={day.spans} onChange={(spans) => change(index, { spans })} />
            <IconButton
              size="sm"
              className="ms-auto"
              label={t("removeHoliday", { name })}
              onClick={() => onChange(holidays.filter((_, at) => at !== index))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        );
      })}
      <Button
        className="self-start"
        onClick={() => onChange([...holidays, { date: "", name: "", spans: [] }])}
      >
        <CalendarPlus aria-hidden />
        {t("addHoliday")}
      </Button>
    </fieldset>
  );
}
