"use client";
import { type AgentStatus, agentStatuses } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { Select } from "@handrail/ui/select";
import { StatusDot } from "@handrail/ui/status-dot";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { agentStatusTones } from "../../lib/labels.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc, trpcClient } from "../../trpc/client.tsx";
import { CardDialog } from "../shell/dialog-form.tsx";

type Going = { status: AgentStatus; chats: number };

/** Whoever goes with open chats says what becomes of them. */
function GoingDialog({
  going,
  onChoose,
  onClose,
}: {
  going: Going | null;
  onChoose: (chats: "keep" | "release") => void;
  onClose: () => void;
}) {
  const t = useTranslations("chatDesk.going");
  const names = useTranslations("vocabulary.agentStatus");
  const common = useTranslations("common");
  return (
    <CardDialog open={going !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogHeader>
        <DialogTitle>{t("title", { count: going?.chats ?? 0 })}</DialogTitle>
        <DialogDescription>{t("body", { status: going ? names(going.status) : "" })}</DialogDescription>
      </DialogHeader>
      <DialogFooter className="max-sm:flex-col-reverse max-sm:items-stretch">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button onClick={() => onChoose("keep")}>{t("keep")}</Button>
        <Button variant="primary" onClick={() => onChoose("release")}>
          {t("release")}
        </Button>
      </DialogFooter>
    </CardDialog>
  );
}

/** Whether one is there for customers; colleagues and routing see it. */
export function OwnStatus() {
  const t = useTranslations("dashboard");
  const going = useTranslations("chatDesk.going");
  const names = useTranslations("vocabulary.agentStatus");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const me = trpc.identity.me.useQuery();
  const [asked, setAsked] = useState<Going | null>(null);
  const change = trpc.members.setOwnStatus.useMutation({
    onSuccess: async ({ released }) => {
      if (released > 0) toast.success(going("released", { count: released }));
      void utils.chat.invalidate();
      await utils.identity.me.invalidate();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  const status = change.isPending ? change.variables.status : me.data?.agentStatus;
  if (!status) return null;
  const choose = async (next: AgentStatus) => {
    const isGoing = next === "away" || next === "offline";
    try {
      // Past the cache: what is asked there is cut short when a chat changes at the same moment.
      const mine = isGoing ? await trpcClient.chat.queue.query({ view: "mine" }) : [];
      if (mine.length > 0) setAsked({ status: next, chats: mine.length });
      else change.mutate({ status: next });
    } catch (error) {
      toast.error(errorText(error));
    }
  };
  return (
    <>
      <Select
        label={t("ownStatus")}
        size="sm"
        value={status}
        onValueChange={(value) => {
          const chosen = agentStatuses.find((known) => known === value);
          if (chosen) void choose(chosen);
        }}
        options={agentStatuses.map((value) => ({
          value,
          label: names(value),
          icon: <StatusDot tone={agentStatusTones[value]} label={names(value)} />,
        }))}
      />
      <GoingDialog
        going={asked}
        onClose={() => setAsked(null)}
        onChoose={(chats) => {
          if (asked) change.mutate({ status: asked.status, chats });
          setAsked(null);
        }}
      />
    </>
  );
}
