"use client";
import { Button } from "@handrail/ui/button";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { ContactPicker } from "./contact-picker.tsx";
import { MergeSides } from "./merge-sides.tsx";
import { useMergingPeople } from "./use-merging-people.ts";

type Person = { id: string; name: string };

function Form({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people.merge");
  const [otherId, setOtherId] = useState<string | null>(null);
  const [stays, setStays] = useState<string | null>(null);
  const { merge } = useMergingPeople();
  const goes = stays === person.id ? otherId : person.id;
  const submit = () => {
    if (stays && goes) merge.mutate({ contactId: goes, targetId: stays }, { onSuccess: onClose });
  };
  return (
    <DialogForm
      title={t("title", { name: person.name })}
      body={t("body")}
      submit={t("submit")}
      disabled={!stays}
      isPending={merge.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <ContactPicker
        label={t("other")}
        value={otherId}
        except={person.id}
        onChange={(id) => {
          setOtherId(id);
          setStays(null);
        }}
      />
      {otherId && <MergeSides contactId={person.id} otherId={otherId} stays={stays} onStays={setStays} />}
    </DialogForm>
  );
}

/** Finds the other contact of the same person, shows what will be joined, and asks which of the two stays. */
export function MergePeopleDialog({ person }: { person: Person }) {
  const t = useTranslations("people.merge");
  const [open, setOpen] = useState(false);
  const trigger = (
    <Button size="sm">
      <UsersRound aria-hidden />
      {t("start")}
    </Button>
  );
  return (
    <CardDialog open={open} onOpenChange={setOpen} trigger={trigger}>
      <Form person={person} onClose={() => setOpen(false)} />
    </CardDialog>
  );
}
