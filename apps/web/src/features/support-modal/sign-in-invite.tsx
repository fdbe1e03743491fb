"use client";
import { maxChatLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { Field } from "@handrail/ui/field";
import { Textarea } from "@handrail/ui/textarea";
import { MessageCircle } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { chatDraftKey } from "../chat/index.ts";
import { useStoredText } from "../conversation/index.ts";
import type { SupportTab } from "./support-context.tsx";

/** Where signing in leads back to: this page, with the same tab open. */
export function useSignInLink(tab: SupportTab): string {
  const pathname = usePathname();
  return `/sign-in?returnTo=${encodeURIComponent(`${pathname}?support=${tab}`)}`;
}

/** The chat is for people we can answer; says so and leads there and back. */
export function SignInInvite({ organization }: { organization: string }) {
  const t = useTranslations("modal.signIn");
  const chat = useTranslations("modal.chat");
  const href = useSignInLink("chat");
  const [text, setText] = useStoredText(chatDraftKey(organization, null));
  return (
    <div className="m-auto flex w-full max-w-112 flex-col gap-3 px-5 py-4">
      <EmptyState size="sm" icon={<MessageCircle />} title={t("chatTitle")} body={t("chatBody")} />
      <Field label={chat("message")} hint={t("kept")}>
        <Textarea
          size="lg"
          minRows={3}
          maxRows={8}
          maxLength={maxChatLength}
          placeholder={chat("placeholder.ai")}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button asChild variant="primary" size="lg">
        <Link href={href}>{t("action")}</Link>
      </Button>
    </div>
  );
}
