"use client";
import { Button } from "@handrail/ui/button";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

/** Ends the chat after asking. */
export function EndChat({ conversationId, onEnded }: { conversationId: string; onEnded: () => void }) {
  const t = useTranslations("modal.chat");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const close = trpc.chat.close.useMutation({ onError: (error) => toast.error(errorText(error)) });
  return (
    <ConfirmDialog
      open={isAsking}
      onOpenChange={setAsking}
      trigger={
        <Button variant="ghost" size="sm">
          {t("end")}
        </Button>
      }
      title={t("endTitle")}
      body={t("endBody")}
      confirmLabel={t("end")}
      cancelLabel={common("cancel")}
      onConfirm={async () => {
        await close.mutateAsync({ conversationId }).catch(() => undefined);
        onEnded();
      }}
    />
  );
}
