"use client";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@handrail/ui/dialog";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ContactPicker } from "./contact-picker.tsx";
import { MergeSides } from "./merge-sides.tsx";
import { useMergingPeople } from "./use-merging-people.ts";

type Person = { id: string; name: string };

function Form({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("people.merge");
  const common = useTranslations("common");
  const [otherId, setOtherId] = useState<string | null>(null);
  const [stays, setStays] = useState<string | null>(null);
  const { merge } = useMergingPeople();
  const goes = stays === person.id ? otherId : person.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands in a sheet whose events React hands on.
    event.stopPropagation();
    if (stays && goes) merge.mutate({ contactId: goes, targetId: stays }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{t("title", { name: person.name })}</DialogTitle>
        <DialogDescription>{t("body")}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
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
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={!stays} loading={merge.isPending}>
          {t("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** Finds the other contact of the same person, shows what will be joined, and asks which of the two stays. */
export function MergePeopleDialog({ person }: { person: Person }) {
  const t = useTranslations("people.merge");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" className="self-start">
          <UsersRound aria-hidden />
          {t("start")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")} phone="card">
        <Form person={person} onClose={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
