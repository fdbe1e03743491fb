"use client";
import { email } from "@handrail/contracts/inputs/fields";
import { Button } from "@handrail/ui/button";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";
import { type Branch, MemberFields, type MemberValues } from "./member-fields.tsx";

const fresh: MemberValues = { role: "agent", branchIds: [] };

export function InviteDialog({ branches }: { branches: readonly Branch[] }) {
  const t = useTranslations("settings.members");
  const utils = trpc.useUtils();
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
  const submit = () => {
    const given = email.safeParse(address);
    setIsInvalid(!given.success);
    if (given.success) invite.mutate({ email: given.data, ...values });
    else input.current?.focus();
  };
  return (
    <FormDialog
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      trigger={
        <Button variant="primary">
          <UserPlus />
          {t("invite")}
        </Button>
      }
      title={t("inviteTitle")}
      body={t("inviteBody")}
      submit={t("inviteSubmit")}
      error={invite.error}
      isPending={invite.isPending}
      onSubmit={submit}
      onClose={() => setIsOpen(false)}
    >
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
    </FormDialog>
  );
}
