"use client";
import { auditActorKinds } from "@handrail/contracts/inputs/audit";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { type EventGroup, eventGroups, kindsOf } from "./event-groups.ts";

/** What was chosen, as it stands in the controls: dates as days, who as `kind:` or `member:` with what follows. */
export type AuditChoice = { group: EventGroup | ""; who: string; from: string; until: string };
export const everything: AuditChoice = { group: "", who: "", from: "", until: "" };

const dayStart = (day: string, plusDays = 0) => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = new Date(year, month - 1, date + plusDays);
  return day === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
};

const actorKindOf = (who: string) => auditActorKinds.find((kind) => who === `kind:${kind}`);

function actorOf(who: string) {
  const kind = actorKindOf(who);
  if (kind) return { kind };
  return who.startsWith("member:") ? { membershipId: who.slice("member:".length) } : null;
}

/** The choice as the server is asked; the last day counts whole. */
export const filtersOf = ({ group, who, from, until }: AuditChoice) => ({
  kinds: group === "" ? [] : kindsOf(group),
  actor: actorOf(who),
  from: dayStart(from),
  until: dayStart(until, 1),
});

type Props = { choice: AuditChoice; onChange: (choice: AuditChoice) => void };

/** By what, who and when. */
export function AuditFilters({ choice, onChange }: Props) {
  const t = useTranslations("audit");
  const staff = trpc.members.agents.useQuery(undefined, { staleTime: 300_000 }).data ?? [];
  const set = (change: Partial<AuditChoice>) => onChange({ ...choice, ...change });
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Field label={t("what")}>
        <NativeSelect
          value={choice.group}
          onChange={({ target }) => set({ group: eventGroups.find((each) => each === target.value) ?? "" })}
        >
          <option value="">{t("everything")}</option>
          {eventGroups.map((group) => (
            <option key={group} value={group}>
              {t(`groups.${group}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("who")}>
        <NativeSelect value={choice.who} onChange={({ target }) => set({ who: target.value })}>
          <option value="">{t("everybody")}</option>
          {auditActorKinds.map((kind) => (
            <option key={kind} value={`kind:${kind}`}>
              {t(`actors.${kind}`)}
            </option>
          ))}
          {staff.map(({ membershipId, name }) => (
            <option key={membershipId} value={`member:${membershipId}`}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("from")}>
        <Input
          type="date"
          value={choice.from}
          max={choice.until || undefined}
          onChange={({ target }) => set({ from: target.value })}
        />
      </Field>
      <Field label={t("until")}>
        <Input
          type="date"
          value={choice.until}
          min={choice.from || undefined}
          onChange={({ target }) => set({ until: target.value })}
        />
      </Field>
    </div>
  );
}
