"use client";
import { email } from "@handrail/contracts/inputs/fields";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
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
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { type Branch, MemberFields, type MemberValues } from "./member-fields.tsx";

const fresh: MemberValues = { role: "agent", branchIds: [] };

export function InviteDialog({ branches }: { branches: readonly Branch[] }) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const formId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [address, setAddress] = useState("");
  const [isInvalid, setIsInvalid] = useState(false);
  const [values, setValues] = useState(fresh);
  const invite = trpc.members.invite.useMutation({
    onSuccess: async (invitation) => {
      toast.success(t("invited", { email: invitation.email }));
      setIsOpen(false);
      setAddress("");
      setValues(fresh);
      await utils.members.invitations.invalidate();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = email.safeParse(address);
    setIsInvalid(!given.success);
    if (given.success) invite.mutate({ email: given.data, ...values });
    else input.current?.focus();
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <UserPlus />
          {t("invite")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("inviteTitle")}</DialogTitle>
          <DialogDescription>{t("inviteBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-5">
            {invite.error ? (
              <Callout tone="danger" live>
                {errorText(invite.error)}
              </Callout>
            ) : null}
            <Field label={t("email")} error={isInvalid && t("emailInvalid")}>
              <Input
                ref={input}
                type="email"
                autoComplete="off"
                value={address}
                onChange={(event) => setAddress(event.target.value)}
              />
            </Field>
            <MemberFields value={values} branches={branches} onChange={setValues} />
          </form>
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => setIsOpen(false)}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={invite.isPending}>
            {t("inviteSubmit")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
