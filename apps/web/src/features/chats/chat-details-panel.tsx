"use client";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { useTranslations } from "next-intl";
import { focusItself } from "../../lib/focus-itself.ts";
import { ChatDetails } from "./chat-details.tsx";
import type { OpenChat } from "./use-chats.ts";

type Props = { chat: OpenChat; isBeside: boolean; onClose: () => void };

/** Who writes, beside the chat where there is room, else over it. */
export function ChatDetailsPanel({ chat, isBeside, onClose }: Props) {
  const t = useTranslations("chatDesk.details");
  const common = useTranslations("common");
  if (isBeside) {
    return (
      <aside
        aria-label={t("title")}
        className="w-80 shrink-0 overflow-y-auto border-s border-line bg-surface [&>details:first-of-type]:border-t-0"
      >
        <ChatDetails chat={chat} />
      </aside>
    );
  }
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent closeLabel={common("close")} aria-describedby={undefined} onOpenAutoFocus={focusItself}>
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
        </SheetHeader>
        <SheetBody className="px-0 pb-6">
          <ChatDetails chat={chat} />
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
