"use client";
import type { WireMessage } from "@handrail/contracts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { Download, Ellipsis, Link2, Mail } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { transcriptOf } from "./transcript-text.ts";
import type { OpenChat } from "./use-chats.ts";

/** Gives a text to the browser as a file. */
function saveText(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

/** What is done with a chat now and then: its transcript by mail or as a file, its address. */
export function ChatMore({ chat, messages }: { chat: OpenChat; messages: readonly WireMessage[] }) {
  const t = useTranslations("chatDesk.more");
  const names = useTranslations("vocabulary.senderKind");
  const errorText = useErrorText();
  const format = useFormatter();
  const { conversationId, contact } = chat;
  const mail = trpc.chatRoom.mailTranscript.useMutation({
    onSuccess: ({ email }) => toast.success(t("mailed", { email })),
    onError: (error) => toast.error(errorText(error)),
  });
  const download = () => {
    const lines = transcriptOf(messages, {
      nameOf: ({ senderKind, senderName }) => (senderKind === "ai" ? null : senderName) ?? names(senderKind),
      timeOf: (at) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }),
    });
    saveText(`${t("file")}-${contact.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.txt`, lines);
  };
  const copy = async () => {
    const url = new URL(`/support-dashboard/chats?chat=${conversationId}`, window.location.origin);
    await navigator.clipboard.writeText(url.href);
    toast.success(t("copied"));
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={t("open")}>
          <Ellipsis />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem icon={<Mail aria-hidden />} onSelect={() => mail.mutate({ conversationId })}>
          {t("mail")}
        </DropdownMenuItem>
        <DropdownMenuItem icon={<Download aria-hidden />} onSelect={download}>
          {t("download")}
        </DropdownMenuItem>
        <DropdownMenuItem icon={<Link2 aria-hidden />} onSelect={() => void copy()}>
          {t("copyLink")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
