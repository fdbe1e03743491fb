"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { WelcomeForm } from "./welcome-form.tsx";

/** Who may chat, and what the chat says first. */
export function WelcomeScreen() {
  const t = useTranslations("hours.chat");
  const settings = trpc.chatSettings.get.useQuery();
  return (
    <>
      <QueryState query={settings} failed={t("title")} />
      {settings.data ? <WelcomeForm given={settings.data} /> : null}
    </>
  );
}
