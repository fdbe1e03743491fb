"use client";
import type { ReplyStatus } from "@handrail/contracts/inputs/conversations";
import { Button } from "@handrail/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import {
  CheckCircle2,
  ChevronDown,
  CircleDashed,
  Clock,
  Flame,
  Lock,
  type LucideIcon,
  Send,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useModKey } from "../dashboard/index.ts";
import type { DeskConversation } from "./use-desk-conversation.ts";

const ways: readonly { status: ReplyStatus; icon: LucideIcon }[] = [
  { status: "pending_customer", icon: Clock },
  { status: "in_progress", icon: CircleDashed },
  { status: "escalated", icon: Flame },
  { status: "resolved", icon: CheckCircle2 },
];

/** Sends, and says where the ticket goes with it. */
export function SendButtons({ desk: { composer, ticket } }: { desk: DeskConversation }) {
  const t = useTranslations("tickets.composer");
  const more = useTranslations("templates.composer");
  const mod = useModKey();
  const isDisabled = composer.isEmpty || composer.isHeldBack;
  if (composer.mode === "note") {
    return (
      <Button variant="primary" disabled={isDisabled} onClick={() => composer.submit()}>
        <Lock aria-hidden />
        {t("addNote")}
      </Button>
    );
  }
  const isSplit = ticket !== null && !composer.draft;
  return (
    <span className="inline-flex items-stretch">
      <Button
        variant="primary"
        disabled={isDisabled}
        title={`${mod} + ↵`}
        className={isSplit ? "rounded-e-none" : undefined}
        onClick={() => composer.submit()}
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
              disabled={isDisabled}
              className="rounded-s-none border-s border-s-on-accent/25 max-sm:h-10"
            >
              <ChevronDown />
            </IconButton>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {ways.map(({ status, icon: Icon }) => (
              <DropdownMenuItem
                key={status}
                icon={<Icon aria-hidden />}
                onSelect={() => composer.submit(status)}
              >
                {more(`sendAnd.${status}`)}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </span>
  );
}
