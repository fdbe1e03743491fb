"use client";
import { CountBadge } from "@handrail/ui/badge";
import { Tooltip } from "@handrail/ui/tooltip";
import { MessageCircleQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { isVisiting } from "../../lib/visit.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { useMe } from "../shell/me.tsx";
import type { SupportRequest } from "./support-context.tsx";

const ChatUnread = lazy(async () => {
  const { ChatUnread } = await import("./chat-unread.tsx");
  return { default: ChatUnread };
});

type Props = {
  organization: string;
  onOpen: (request: SupportRequest) => void;
  onPrepare: () => void;
  isOpen: boolean;
};

/** The round button in the corner of every customer's page, with what has come in the chat since. */
export function SupportButton({ organization, onOpen, onPrepare, isOpen }: Props) {
  const t = useTranslations("modal.button");
  const me = useMe();
  const [unread, setUnread] = useState(0);
  const [isVisitor, setVisitor] = useState(false);
  const { listen } = useRealtime();
  useEffect(() => {
    if (isOpen || me || !isVisiting(organization)) return;
    setVisitor(true);
    listen();
  }, [isOpen, me, organization, listen]);
  return (
    <>
      <Tooltip content={t("open")} side="left">
        <button
          data-not-in-picture
          type="button"
          aria-label={unread > 0 ? `${t("open")}: ${t("unread", { count: unread })}` : t("open")}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => onOpen(unread > 0 ? { tab: "chat" } : {})}
          onPointerEnter={onPrepare}
          onFocus={onPrepare}
          className="fixed end-4 bottom-4 z-30 grid size-14 place-items-center rounded-full bg-accent text-on-accent shadow-float transition-colors hover:bg-accent-hover sm:end-6 sm:bottom-6 print:hidden"
        >
          <MessageCircleQuestion aria-hidden className="size-6" />
          <span className="absolute -end-0.5 -top-0.5">
            <CountBadge count={unread} tone="danger" label={t("unread", { count: unread })} />
          </span>
        </button>
      </Tooltip>
      {(me || isVisitor) && !isOpen ? (
        <Suspense fallback={null}>
          <ChatUnread onCount={setUnread} />
        </Suspense>
      ) : null}
    </>
  );
}
