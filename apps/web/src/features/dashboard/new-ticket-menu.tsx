"use client";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { IconButton } from "@handrail/ui/icon-button";
import { Lock, Plus, TicketPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useGo } from "../../lib/use-go.ts";
import { useCan } from "../shell/me.tsx";
import { newTicketPaths } from "./new-ticket-paths.ts";

/** Begins a ticket: for a customer, or among colleagues. */
export function NewTicketMenu() {
  const t = useTranslations("agent.newTicket");
  const go = useGo();
  if (!useCan("tickets:write")) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={t("label")}>
          <Plus />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuItem icon={<TicketPlus aria-hidden />} onSelect={() => go(newTicketPaths.customer)}>
          {t("customer")}
        </DropdownMenuItem>
        <DropdownMenuItem icon={<Lock aria-hidden />} onSelect={() => go(newTicketPaths.internal)}>
          {t("internal")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
