"use client";
import { agentStatuses } from "@handrail/contracts";
import { Select } from "@handrail/ui/select";
import { StatusDot } from "@handrail/ui/status-dot";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { agentStatusTones } from "../../lib/labels.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

/** Whether one is there for customers; colleagues and routing see it. */
export function OwnStatus() {
  const t = useTranslations("dashboard");
  const names = useTranslations("vocabulary.agentStatus");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const me = trpc.identity.me.useQuery();
  const change = trpc.members.setOwnStatus.useMutation({
    onSuccess: () => utils.identity.me.invalidate(),
    onError: (error) => toast.error(errorText(error)),
  });
  const status = change.variables?.status ?? me.data?.agentStatus;
  if (!status) return null;
  return (
    <Select
      label={t("ownStatus")}
      size="sm"
      value={status}
      onValueChange={(value) => {
        const chosen = agentStatuses.find((known) => known === value);
        if (chosen) change.mutate({ status: chosen });
      }}
      options={agentStatuses.map((value) => ({
        value,
        label: names(value),
        icon: <StatusDot tone={agentStatusTones[value]} label={names(value)} />,
      }))}
    />
  );
}
