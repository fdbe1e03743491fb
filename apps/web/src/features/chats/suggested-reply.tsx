"use client";
import { Button } from "@handrail/ui/button";
import { Kbd } from "@handrail/ui/kbd";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { shortcutKeys } from "../dashboard/index.ts";
import { MessageText } from "../thread/index.ts";

type Props = {
  reply: { body: string; titles: readonly string[] };
  onUse: () => void;
  onDismiss: () => void;
};

/** A reply that rests on articles, to begin with; it is sent by nobody but the agent. */
export function SuggestedReply({ reply, onUse, onDismiss }: Props) {
  const t = useTranslations("chatDesk.suggestion");
  return (
    <section
      aria-label={t("title")}
      className="mb-2 rounded-card border border-tone-accent-line bg-tone-accent px-3 py-2 text-sm text-tone-accent-fg"
    >
      <p className="flex items-center gap-1.5 font-medium">
        <Sparkles aria-hidden className="size-4 shrink-0" />
        {t("title")}
      </p>
      <div className="my-1.5 max-h-24 overflow-y-auto text-fg">
        <MessageText>{reply.body}</MessageText>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" onClick={onUse}>
          {t("use")}
          <Kbd keys={shortcutKeys("chats", "useSuggestion")} className="max-lg:hidden" />
        </Button>
        <Button size="sm" variant="ghost" onClick={onDismiss}>
          {t("dismiss")}
        </Button>
        <span className="min-w-0 flex-1 truncate text-xs">
          {t("restsOn", { titles: reply.titles.join(", ") })}
        </span>
      </div>
    </section>
  );
}
