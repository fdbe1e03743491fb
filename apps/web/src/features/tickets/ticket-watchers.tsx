"use client";
import { AvatarStack } from "@handrail/ui/avatar";
import { Button } from "@handrail/ui/button";
import { Combobox } from "@handrail/ui/combobox";
import { Eye, EyeOff, UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMe } from "../shell/me.tsx";
import { Property, propertyButton } from "./property.tsx";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Props = {
  ticket: Ticket;
  changes: TicketChanges;
  colleagues: readonly { membershipId: string; name: string }[];
};

/** Who is told of what happens here; oneself with one click. */
export function TicketWatchers({ ticket, changes, colleagues }: Props) {
  const t = useTranslations("templates.watchers");
  const me = useMe();
  const ids = ticket.watchers.map(({ membershipId }) => membershipId);
  const isWatching = me !== null && ids.includes(me.membershipId);
  const gone = ticket.watchers.filter(
    (each) => !colleagues.some((one) => one.membershipId === each.membershipId),
  );
  const everybody = [...colleagues, ...gone];
  const set = (membershipId: string, watching: boolean) => {
    const watcher = everybody.find((each) => each.membershipId === membershipId);
    if (watcher)
      changes.mutate({
        field: "watcher",
        watcher: { membershipId: watcher.membershipId, name: watcher.name },
        isWatching: watching,
      });
  };
  const onValuesChange = (next: string[]) => {
    for (const id of next) if (!ids.includes(id)) set(id, true);
    for (const id of ids) if (!next.includes(id)) set(id, false);
  };
  return (
    <Property label={t("label")}>
      <div className="flex items-center gap-2">
        <Combobox
          label={t("label")}
          placeholder={t("nobody")}
          searchPlaceholder={t("find")}
          emptyLabel={t("nothingFound")}
          options={everybody.map(({ membershipId, name }) => ({ value: membershipId, label: name }))}
          values={ids}
          onValuesChange={onValuesChange}
          trigger={
            <button
              type="button"
              aria-label={t("named", {
                names: ticket.watchers.map(({ name }) => name).join(", ") || t("nobody"),
              })}
              className={propertyButton}
            >
              {ticket.watchers.length > 0 ? (
                <>
                  <AvatarStack
                    people={ticket.watchers}
                    size="xs"
                    moreLabel={(count) => t("more", { count })}
                  />
                  {ticket.watchers.length === 1 && (
                    <span className="truncate">{ticket.watchers[0]?.name}</span>
                  )}
                </>
              ) : (
                <>
                  <UsersRound aria-hidden />
                  <span className="truncate text-fg-subtle">{t("nobody")}</span>
                </>
              )}
            </button>
          }
        />
        {me && (
          <Button onClick={() => set(me.membershipId, !isWatching)} className="shrink-0">
            {isWatching ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            {t(isWatching ? "unwatch" : "watch")}
          </Button>
        )}
      </div>
    </Property>
  );
}
