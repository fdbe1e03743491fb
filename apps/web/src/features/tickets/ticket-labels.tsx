"use client";
import { Combobox } from "@handrail/ui/combobox";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { Property } from "./property.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

export type Choices = RouterOutputs["tickets"]["choices"];
type Props = { ticket: Ticket; changes: TicketChanges; choices: Choices };
type Named = { id: string; name: string };

/** What can be chosen, and what is chosen though it no longer can be. */
const withChosen = (offered: readonly Named[], chosen: readonly Named[]) => [
  ...offered,
  ...chosen.filter(({ id }) => !offered.some((each) => each.id === id)),
];
const optionsOf = (list: readonly Named[]) => list.map(({ id, name }) => ({ value: id, label: name }));

/** Team and tags; each left out while the organisation has none. */
export function TicketLabels({ ticket, changes, choices }: Props) {
  const t = useTranslations("templates.labels");
  const teams = withChosen(choices.teams, ticket.team ? [ticket.team] : []);
  const tags = withChosen(choices.tags, ticket.tags);
  const box = { searchPlaceholder: t("find"), emptyLabel: t("nothingFound") };
  const setTags = (ids: string[]) =>
    changes.mutate({ field: "tags", from: ticket.tags, to: tags.filter(({ id }) => ids.includes(id)) });
  return (
    <>
      {teams.length > 0 && (
        <Property label={t("team")}>
          <Combobox
            {...box}
            label={t("team")}
            placeholder={t("team")}
            disabled={isOver(ticket.status)}
            options={[{ value: "none", label: t("noTeam") }, ...optionsOf(teams)]}
            value={ticket.team?.id ?? "none"}
            onValueChange={(id) =>
              changes.mutate({ field: "team", to: teams.find((team) => team.id === id) ?? null })
            }
          />
        </Property>
      )}
      {tags.length > 0 && (
        <Property label={t("tags")}>
          <Combobox
            {...box}
            label={t("tags")}
            placeholder={t("noTags")}
            options={optionsOf(tags)}
            values={ticket.tags.map(({ id }) => id)}
            onValuesChange={setTags}
          />
        </Property>
      )}
    </>
  );
}
