"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readStored, writeStored } from "../../lib/stored.ts";
import { trpc } from "../../trpc/client.tsx";
import { ChatPanel } from "./chat-panel.tsx";
import { type Columns, columnId } from "./use-columns.ts";

const detailsKey = "handrail:chat-details";

/** One that is open and has no room: a way back to it. */
function Tucked({ conversationId, onShow }: { conversationId: string; onShow: () => void }) {
  const t = useTranslations("chatDesk.columns");
  const chat = trpc.chat.get.useQuery({ conversationId });
  if (!chat.data) return null;
  return (
    <Button size="sm" variant="ghost" onClick={onShow} className="max-w-48">
      <span className="sr-only">{t("show")}</span>
      <span className="truncate">{chat.data.contact.name}</span>
    </Button>
  );
}

/** Whether who writes is shown: beside the chat for good, over it until it is closed. */
function useDetails(isBeside: boolean) {
  const [staysShown, setStaysShown] = useState(() => readStored(detailsKey) === "on");
  const [isOver, setOver] = useState(false);
  const stay = (shown: boolean) => {
    writeStored(detailsKey, shown ? "on" : null);
    setStaysShown(shown);
  };
  return isBeside ? { isShown: staysShown, show: stay } : { isShown: isOver, show: setOver };
}

type Props = { columns: Columns; onAccepted: () => void };

/** The chats that are open, side by side as far as there is room. */
export function ChatColumns({ columns, onAccepted }: Props) {
  const t = useTranslations("chatDesk.columns");
  const { ids, shown, active, activate } = columns;
  const isWide = shown.length === 1 && columns.room > 1;
  const details = useDetails(isWide);
  const tucked = ids.filter((id) => !shown.includes(id));
  return (
    <>
      {tucked.length > 0 && (
        <nav
          aria-label={t("tucked")}
          className="flex shrink-0 items-center gap-1 overflow-x-auto border-b border-line bg-surface-sunken px-3 py-1.5 text-sm text-fg-muted"
        >
          <span className="shrink-0">{t("tucked")}</span>
          {tucked.map((id) => (
            <Tucked key={id} conversationId={id} onShow={() => activate(id)} />
          ))}
        </nav>
      )}
      <div className="flex min-h-0 flex-1">
        {shown.map((id, index) => (
          <section
            key={id}
            id={columnId(id)}
            aria-label={t("column", { at: index + 1, of: shown.length })}
            aria-current={shown.length > 1 && id === active ? "true" : undefined}
            tabIndex={-1}
            onFocusCapture={() => activate(id)}
            onPointerDownCapture={() => activate(id)}
            className={cn(
              "flex min-h-0 min-w-0 flex-1 basis-0 flex-col border-e border-line outline-none last:border-e-0",
              shown.length > 1 && "border-t-2",
              shown.length > 1 && (id === active ? "border-t-accent" : "border-t-transparent"),
              id !== active && "max-md:hidden",
            )}
          >
            <ChatPanel
              conversationId={id}
              isActive={id === active}
              isWide={isWide}
              showsDetails={details.isShown}
              onDetails={details.show}
              onBack={columns.closeAll}
              onClose={ids.length > 1 ? () => columns.close(id) : null}
              onAccepted={onAccepted}
            />
          </section>
        ))}
      </div>
    </>
  );
}
