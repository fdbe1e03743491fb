"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { ContextCard, CustomerCard } from "../tickets/index.ts";
import type { OpenChat } from "./use-chats.ts";

/** Who writes: plan, tickets and chats of before, what the host knows, and the page that the chat began on. */
export function ChatDetails({ chat }: { chat: OpenChat }) {
  const t = useTranslations("chatDesk.details");
  const { conversationId } = chat;
  const customer = trpc.chatDesk.customer.useQuery({ conversationId }, { staleTime: 30_000 });
  return (
    <>
      <QueryState query={customer} failed={t("failed")} size="sm" />
      {customer.data && <CustomerCard contact={customer.data} isBesideChat />}
      {chat.context && <ContextCard context={chat.context} />}
    </>
  );
}
