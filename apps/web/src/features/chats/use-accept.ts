"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { useRefreshChats } from "./use-chats.ts";

/** Accepts waiting chats. Who keeps the settings may go beyond the own limit, when asked a second time. */
export function useAccept(onAccepted: (conversationId: string) => void) {
  const t = useTranslations("dashboard.chats");
  const errorText = useErrorText();
  const mayGoBeyond = useCan("settings:write");
  const refresh = useRefreshChats();
  const accept = trpc.chat.accept.useMutation({
    onSuccess: (_accepted, { conversationId }) => onAccepted(conversationId),
    onSettled: refresh,
    onError: (error) => {
      if (errorDetails(error).reason === "chat_changed") toast.warning(t("takenByOther"));
      else toast.error(errorText(error));
    },
  });
  const { isPending } = accept;
  const isFull = accept.error ? errorDetails(accept.error).reason === "chat_full" : false;
  const isBeyond = isFull && mayGoBeyond;
  return {
    isPending,
    isBeyond,
    run: (conversationId: string) => {
      if (!isPending) accept.mutate({ conversationId, beyondCapacity: isBeyond });
    },
  };
}
