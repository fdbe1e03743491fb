"use client";
import { Button } from "@handrail/ui/button";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";
import { type Branch, MemberFields, type MemberValues } from "./member-fields.tsx";

type Props = {
  member: MemberValues & { membershipId: string; name: string };
  branches: readonly Branch[];
};

export function EditMemberDialog({ member, branches }: Props) {
  const t = useTranslations("settings.members");
  const utils = trpc.useUtils();
  const { membershipId, name } = member;
  const saved = { role: member.role, branchIds: member.branchIds };
  const [isOpen, setIsOpen] = useState(false);
  const [values, setValues] = useState<MemberValues>(saved);
  const change = trpc.members.change.useMutation({
    onSuccess: async () => {
      toast.success(t("changed", { name }));
      setIsOpen(false);
      await Promise.all([utils.members.list.invalidate(), utils.members.agents.invalidate()]);
    },
  });
  const open = () => {
    setValues(saved);
    change.reset();
    setIsOpen(true);
  };
  return (
    <FormDialog
      open={isOpen}
      onOpen={open}
      trigger={
        <Button size="sm" aria-label={t("editOf", { name })}>
          {t("edit")}
        </Button>
      }
      title={t("editTitle", { name })}
      body={t("editBody", { name })}
      submit={t("save")}
      error={change.error}
      isPending={change.isPending}
      onSubmit={() => change.mutate({ membershipId, ...values })}
      onClose={() => setIsOpen(false)}
    >
      <MemberFields value={values} branches={branches} onChange={setValues} />
    </FormDialog>
  );
}
