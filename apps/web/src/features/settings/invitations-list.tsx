"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { toast } from "@handrail/ui/toast";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

type Invitation = RouterOutputs["members"]["invitations"][number];

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("settings.members");
  const roles = useTranslations("vocabulary.role");
  const format = useFormatter();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const { id, email, role, branchIds, expiresAt } = invitation;
  const options = {
    onError: (error: unknown) => {
      toast.error(errorText(error));
    },
    onSettled: () => utils.members.invitations.invalidate(),
  };
  const withdraw = trpc.members.revokeInvitation.useMutation({
    ...options,
    onSuccess: () => {
      toast.success(t("withdrawn"));
    },
  });
  const again = trpc.members.invite.useMutation({
    ...options,
    onSuccess: () => {
      toast.success(t("invited", { email }));
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="truncate font-medium">{email}</p>
        <p className="text-sm text-fg-muted">
          {roles(role)} · {t("expires", { when: format.dateTime(expiresAt, { dateStyle: "medium" }) })}
        </p>
      </div>
      <div className="flex gap-1">
        <Button
          size="sm"
          aria-label={t("sendAgainOf", { email })}
          loading={again.isPending}
          onClick={() => again.mutate({ email, role, branchIds })}
        >
          {t("sendAgain")}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-label={t("withdrawOf", { email })}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ invitationId: id })}
        >
          {t("withdraw")}
        </Button>
      </div>
    </li>
  );
}

/** Invitations that nobody has accepted yet; nothing where there are none. */
export function InvitationsList() {
  const t = useTranslations("settings.members");
  const invitations = trpc.members.invitations.useQuery();
  if (!invitations.data?.length) return null;
  return (
    <Card>
      <CardHeader title={t("pending")} />
      <ul className="divide-y divide-line border-t border-line">
        {invitations.data.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Card>
  );
}
