"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { HoursForm } from "./hours-form.tsx";

const workday = { from: "09:00", to: "17:00" };
const usual = [1, 2, 3, 4, 5].map((day) => ({ day, ...workday }));

type Props = { timeZone: string; timeZones: readonly string[] };

/** When people answer. */
export function HoursScreen({ timeZone, timeZones }: Props) {
  const t = useTranslations("hours.hours");
  const hours = trpc.chatSettings.hours.useQuery();
  const [isBegun, setBegun] = useState(false);
  const begun = isBegun ? { version: null, timeZone, spans: usual, holidays: [] } : null;
  const shown = hours.data ?? begun;
  return (
    <>
      <QueryState query={hours} failed={t("title")} />
      {hours.isSuccess && shown ? (
        <HoursForm key={hours.data ? "set" : "new"} given={shown} timeZones={timeZones} />
      ) : null}
      {hours.isSuccess && !shown ? (
        <Card>
          <CardHeader title={t("title")} description={t("description")} />
          <EmptyState
            size="sm"
            icon={<CalendarClock />}
            title={t("closed")}
            body={t("none")}
            action={
              <Button variant="primary" onClick={() => setBegun(true)}>
                {t("start")}
              </Button>
            }
          />
        </Card>
      ) : null}
    </>
  );
}
