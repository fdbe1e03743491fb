"use client";
import type { WireMessage } from "@handrail/contracts";
import { toast } from "@handrail/ui/toast";
import { useCallback } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpcClient } from "../../trpc/client.tsx";
import type { Uploads } from "../attachments/index.ts";
import type { ServerDraft } from "./use-server-draft.ts";

type AiDraft = { messageId: string; changeSeq: number };
type Options = {
  reply: ServerDraft;
  uploads: Uploads;
  /** `aiDraft`: the draft of AI whose place the reply was to take. */
  onUndone: (aiDraft: AiDraft | null) => void;
  sync: () => Promise<void>;
};

/** Takes back a reply that has not gone out, into the composer; or does not wait for it. */
export function useUndo({ reply, uploads, onUndone, sync }: Options) {
  const errorText = useErrorText();
  const onUndo = useCallback(
    async ({ id }: WireMessage) => {
      try {
        const { text, draft, attachments, aiDraft } = await trpcClient.conversations.undoReply.mutate({
          messageId: id,
        });
        reply.takeBack(text, draft);
        uploads.restore(attachments);
        onUndone(aiDraft);
      } catch (error) {
        toast.error(errorText(error));
      }
      await sync();
    },
    [reply.takeBack, uploads.restore, onUndone, errorText, sync],
  );
  const onSendNow = useCallback(
    async ({ id }: WireMessage) => {
      try {
        await trpcClient.conversations.sendNow.mutate({ messageId: id });
      } catch (error) {
        toast.error(errorText(error));
      }
      await sync();
    },
    [errorText, sync],
  );
  return { onUndo, onSendNow };
}
