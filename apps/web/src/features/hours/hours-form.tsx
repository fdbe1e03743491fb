"use client";
import type { BusinessHours } from "@handrail/contracts/hours";
import { saveHoursInput } from "@handrail/contracts/inputs/chat-settings";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";
import { HolidayList } from "./holiday-list.tsx";
import { type Span, SpanList } from "./span-list.tsx";

const days = [1, 2, 3, 4, 5, 6, 7] as const;
const workdays: readonly number[] = [1, 2, 3, 4, 5];

type Given = BusinessHours & { version: number | null };
type Props = { given: Given; timeZones: readonly string[] };

/** Hours by weekday and on single days, in a time zone; what was typed stays until it is saved. */
export function HoursForm({ given, timeZones }: Props) {
  const t = useTranslations("hours.hours");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [hours, setHours] = useState<BusinessHours>(given);
  const save = trpc.chatSettings.saveHours.useMutation({
    onSuccess: (saved) => {
      setSeen(saved);
      setHours(saved);
      utils.chatSettings.hours.setData(undefined, saved);
      void utils.chatRoom.welcome.invalidate();
      toast.success(t("saved"));
    },
  });
  const { timeZone, spans, holidays } = hours;
  const input = { version: seen.version, timeZone, spans, holidays };
  const checked = saveHoursInput.safeParse(input);
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => path[0]);
  const isChanged =
    seen.version === null ||
    JSON.stringify([timeZone, spans, holidays]) !==
      JSON.stringify([seen.timeZone, seen.spans, seen.holidays]);
  const spansOf = (day: number) => spans.filter((span) => span.day === day);
  const setDay = (day: number, next: readonly Span[]) =>
    setHours({
      ...hours,
      spans: days.flatMap((each) =>
        each === day ? next.map(({ from, to }) => ({ day, from, to })) : spansOf(each),
      ),
    });
  const copyMonday = () =>
    setHours({
      ...hours,
      spans: days.flatMap((each) =>
        workdays.includes(each) ? spansOf(1).map((span) => ({ ...span, day: each })) : spansOf(each),
      ),
    });
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      className="max-w-200"
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
    >
      <Field label={t("timeZone")} className="max-w-100">
        <Combobox
          value={timeZone}
          onValueChange={(next) => setHours({ ...hours, timeZone: next })}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          placeholder={t("timeZone")}
          searchPlaceholder={t("timeZoneSearch")}
          emptyLabel={t("timeZoneEmpty")}
        />
      </Field>
      <dl className="flex flex-col divide-y divide-line border-y border-line">
        {days.map((day) => (
          <div key={day} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[8rem_1fr] sm:items-center">
            <dt className="font-medium">{t(`day.${day}`)}</dt>
            <dd>
              <SpanList day={t(`day.${day}`)} spans={spansOf(day)} onChange={(next) => setDay(day, next)} />
            </dd>
          </div>
        ))}
      </dl>
      <Button className="self-start" onClick={copyMonday}>
        {t("copy")}
      </Button>
      {wrong.includes("spans") ? <Callout tone="danger">{t("wrong")}</Callout> : null}
      <HolidayList holidays={holidays} onChange={(next) => setHours({ ...hours, holidays: next })} />
      {wrong.includes("holidays") ? <Callout tone="danger">{t("holidaysWrong")}</Callout> : null}
    </FormCard>
  );
}
