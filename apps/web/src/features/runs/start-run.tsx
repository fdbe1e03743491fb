"use client";
import { Button } from "@handrail/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";

type Choice = RouterOutputs["playbooks"]["runs"]["playbooks"][number];
type Props = { ticketId: string; playbook: Choice; onClose: () => void; refresh: () => void };

/** Starting a playbook by hand: what it needs and the ticket does not say, a person says. */
function StartDialog({ ticketId, playbook, onClose, refresh }: Props) {
  const t = useTranslations("act.run");
  const [given, setGiven] = useState<Record<string, string>>({});
  const start = trpc.playbooks.start.useMutation({ onSuccess: onClose, onSettled: refresh });
  const isMissing = playbook.asks.some(({ place, isRequired }) => isRequired && !given[place]?.trim());
  const submit = () => {
    const input = Object.entries(given).filter(([, value]) => value.trim() !== "");
    start.mutate({ playbookId: playbook.id, ticketId, input: Object.fromEntries(input) });
  };
  return (
    <FormDialog
      title={playbook.name}
      body={t(playbook.asks.length > 0 ? "startAsks" : "startBody")}
      submit={t("start")}
      error={start.error}
      disabled={isMissing}
      isPending={start.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {playbook.asks.map(({ place, field, isRequired }) => (
        <Field key={place} label={field} hint={isRequired ? undefined : t("fromTicket")}>
          <Input
            value={given[place] ?? ""}
            maxLength={200}
            onChange={(event) => setGiven({ ...given, [place]: event.target.value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

/** The playbooks that may be started on a ticket by hand. */
export function StartRun({
  ticketId,
  playbooks,
  refresh,
}: {
  ticketId: string;
  playbooks: readonly Choice[];
  refresh: () => void;
}) {
  const t = useTranslations("act.run");
  const [chosen, setChosen] = useState<Choice | null>(null);
  if (playbooks.length === 0) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm">
            <Play aria-hidden />
            {t("startPlaybook")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {playbooks.map((playbook) => (
            <DropdownMenuItem key={playbook.id} onSelect={() => setChosen(playbook)}>
              {playbook.name}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {chosen && (
        <StartDialog
          key={chosen.id}
          ticketId={ticketId}
          playbook={chosen}
          onClose={() => setChosen(null)}
          refresh={refresh}
        />
      )}
    </>
  );
}
