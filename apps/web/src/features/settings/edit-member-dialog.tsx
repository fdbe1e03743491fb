"use client";
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
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { type Branch, MemberFields, type MemberValues } from "./member-fields.tsx";

type Props = {
  member: MemberValues & { membershipId: string; name: string };
  branches: readonly Branch[];
};

export function EditMemberDialog({ member, branches }: Props) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const errorText = useErrorText();
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
  const open = (next: boolean) => {
    if (next) {
      setValues(saved);
      change.reset();
    }
    setIsOpen(next);
  };
  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={t("editOf", { name })}>
          {t("edit")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("editTitle", { name })}</DialogTitle>
          <DialogDescription>{t("editBody", { name })}</DialogDescription>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-5">
          {change.error ? (
            <Callout tone="danger" live>
              {errorText(change.error)}
            </Callout>
          ) : null}
          <MemberFields value={values} branches={branches} onChange={setValues} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => setIsOpen(false)}>{common("cancel")}</Button>
          <Button
            variant="primary"
            loading={change.isPending}
            onClick={() => change.mutate({ membershipId, ...values })}
          >
            {t("save")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
