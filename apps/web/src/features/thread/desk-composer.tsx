"use client";
import { maxMessageLength } from "@handrail/contracts/inputs/fields";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { ChevronDown, CircleDashed, Clock, Lock, MessageSquareWarning, Send, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useModKey } from "../dashboard/index.ts";
import { Composer } from "./composer.tsx";
import type { DeskConversation } from "./use-desk-conversation.ts";

type Props = {
  desk: DeskConversation;
  customerName: string;
  /** Whether sending also says where the ticket goes; chats have no such thing. */
  movesTicket: boolean;
  /** Why the customer cannot be answered here; notes still can be written. */
  closedReason?: string | undefined;
};

function SendButtons({ desk: { composer }, movesTicket }: Pick<Props, "desk" | "movesTicket">) {
  const t = useTranslations("tickets.composer");
  const mod = useModKey();
  const { isEmpty } = composer;
  if (composer.mode === "note") {
    return (
      <Button variant="primary" disabled={isEmpty} onClick={() => composer.submit(false)}>
        <Lock aria-hidden />
        {t("addNote")}
      </Button>
    );
  }
  const isSplit = movesTicket && !composer.draft;
  return (
    <span className="inline-flex items-stretch">
      <Button
        variant="primary"
        disabled={isEmpty}
        title={`${mod} + ↵`}
        className={isSplit ? "rounded-e-none" : undefined}
        onClick={() => composer.submit(true)}
      >
        <Send aria-hidden />
        {t("send")}
      </Button>
      {isSplit && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <IconButton
              label={t("sendOptions")}
              variant="primary"
              disabled={isEmpty}
              className="rounded-s-none border-s border-s-on-accent/25 max-sm:h-10"
            >
              <ChevronDown />
            </IconButton>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem icon={<Clock aria-hidden />} onSelect={() => composer.submit(true)}>
              {t("sendAndWait")}
            </DropdownMenuItem>
            <DropdownMenuItem icon={<CircleDashed aria-hidden />} onSelect={() => composer.submit(false)}>
              {t("sendAndKeep")}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </span>
  );
}

/** Answers the customer or notes something among colleagues; says whose draft it is and what came meanwhile. */
export function DeskComposer({ desk, customerName, movesTicket, closedReason }: Props) {
  const t = useTranslations("tickets.composer");
  const common = useTranslations("common");
  const { composer, seen } = desk;
  const isReply = composer.mode === "reply";
  const notice = (
    <>
      {isReply && seen.crossing && composer.text.trim() !== "" && (
        <Callout
          tone="warning"
          live
          icon={<MessageSquareWarning />}
          className="mx-2 mt-2"
          onDismiss={seen.settleCrossing}
          dismissLabel={common("dismiss")}
        >
          {seen.crossing.name ? t("crossed", { name: seen.crossing.name }) : t("crossedUnknown")}
        </Callout>
      )}
      {isReply && composer.draft && (
        <Callout
          tone="accent"
          icon={<Sparkles />}
          className="mx-2 mt-2"
          onDismiss={composer.leaveDraft}
          dismissLabel={t("leaveDraft")}
        >
          {t("fromDraft")}
        </Callout>
      )}
      {isReply && closedReason && (
        <Callout tone="neutral" icon={<Lock />} className="mx-2 mt-2">
          {closedReason}
        </Callout>
      )}
    </>
  );
  const isBlocked = isReply && closedReason !== undefined;
  return (
    <Composer
      input={composer.input}
      mode={composer.mode}
      onModeChange={composer.setMode}
      isPreview={composer.isPreview}
      onPreviewChange={composer.setPreview}
      text={composer.text}
      onTextChange={composer.change}
      onSend={() => !isBlocked && composer.submit(true)}
      placeholder={isReply ? t("replyPlaceholder", { name: customerName }) : t("notePlaceholder")}
      maxLength={maxMessageLength}
      notice={notice}
      isBlocked={isBlocked}
      uploads={composer.uploads}
      actions={isBlocked ? null : <SendButtons desk={desk} movesTicket={movesTicket} />}
    />
  );
}
