"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { ChatRulesForm } from "./chat-rules-form.tsx";
import { DispositionsScreen } from "./dispositions-screen.tsx";

/** How chats find a person, what becomes of silent ones, and how they can end. */
export function ChatSettingsScreen() {
  const t = useTranslations("chatDesk.rules");
  const rules = trpc.chatDesk.rules.useQuery();
  return (
    <>
      <QueryState query={rules} failed={t("failed")} />
      {rules.data && <ChatRulesForm given={rules.data} />}
      <DispositionsScreen />
    </>
  );
}
