"use client";
import { grantableRoles } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { agentStatusTones } from "../../lib/labels.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { AgentWorkDialog } from "./agent-work-dialog.tsx";
import { EditMemberDialog } from "./edit-member-dialog.tsx";
import type { Branch } from "./member-fields.tsx";

type Member = RouterOutputs["members"]["list"]["members"][number];

function useBranchText(member: Member, branches: readonly Branch[]): string | null {
  const t = useTranslations("settings.members");
  if (branches.length === 0) return null;
  if (member.role === "admin" || member.role === "super_admin") return t("allBranches");
  const names = branches.filter(({ id }) => member.branchIds.includes(id)).map(({ name }) => name);
  if (member.role === "customer") return names[0] ?? null;
  return names.join(", ") || t("noBranches");
}

function RemoveMember({ member }: { member: Member }) {
  const t = useTranslations("settings.members");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const { membershipId, name } = member;
  const remove = trpc.members.remove.useMutation({
    onSuccess: async () => {
      toast.success(t("removed", { name }));
      await Promise.all([utils.members.list.invalidate(), utils.members.agents.invalidate()]);
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("removeOf", { name })}>
          {t("remove")}
        </Button>
      }
      title={t("removeTitle", { name })}
      body={t("removeBody", { name })}
      confirmLabel={t("removeConfirm")}
      cancelLabel={common("cancel")}
      tone="danger"
      onConfirm={() => remove.mutateAsync({ membershipId })}
    />
  );
}

export function MemberRow({ member, branches }: { member: Member; branches: readonly Branch[] }) {
  const t = useTranslations("settings.members");
  const roles = useTranslations("vocabulary.role");
  const statuses = useTranslations("vocabulary.agentStatus");
  const me = useMe();
  const { name, email, role, agentStatus } = member;
  const isMe = me?.membershipId === member.membershipId;
  const isChangeable = !isMe && me !== null && grantableRoles(me.role).includes(role);
  const branchText = useBranchText(member, branches);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Avatar
        name={name}
        decorative={role === "customer" || !agentStatus}
        {...(agentStatus && role !== "customer"
          ? { status: { tone: agentStatusTones[agentStatus], label: statuses(agentStatus) } }
          : {})}
      />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          {isMe ? <Badge tone="accent">{t("you")}</Badge> : null}
        </p>
        <p className="truncate text-sm text-fg-muted">{email}</p>
      </div>
      <div className="min-w-0 basis-40 text-sm">
        <p>{roles(role)}</p>
        {branchText ? <p className="truncate text-fg-muted">{branchText}</p> : null}
      </div>
      <div className="flex justify-end gap-1 md:w-60">
        {role !== "customer" && <AgentWorkDialog member={member} />}
        {isChangeable ? (
          <>
            <EditMemberDialog member={member} branches={branches} />
            <RemoveMember member={member} />
          </>
        ) : null}
      </div>
    </li>
  );
}
