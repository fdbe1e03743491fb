"use client";
import type { CommandItem } from "@handrail/ui/command";
import {
  AlarmClock,
  ArrowUpCircle,
  BookOpen,
  Bug,
  CheckCircle2,
  CircleDashed,
  FileText,
  Link2,
  Lock,
  Reply,
  Scissors,
  SignalHigh,
  UserRound,
  UserRoundCheck,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useScreenCommands, useShortcuts } from "../dashboard/index.ts";
import type { Ticket } from "./use-ticket.ts";

type Act = () => void;

/** What an agent can do to a ticket by key and by name; null where it cannot be done now. */
export type TicketActions = Record<
  | "reply"
  | "note"
  | "assign"
  | "status"
  | "priority"
  | "template"
  | "linkArticle"
  | "copyLink"
  | "undo"
  | "previousTicket"
  | "nextTicket"
  | "back",
  Act
> &
  Record<"take" | "resolve" | "escalate" | "snooze" | "split" | "viewInSentry", Act | null>;

const nothing = () => undefined;

/** The palette gives the focus back when it has gone, and would close what opened before. */
const paletteGoneMs = 250;
const afterPalette = (act: Act) => () => void setTimeout(act, paletteGoneMs);

/** Puts a ticket's actions under their keys and on top of the palette. */
export function useTicketCommands(ticket: Ticket, actions: TicketActions): void {
  const t = useTranslations("tickets.ticket");
  const more = useTranslations("templates.commands");
  const quick = useTranslations("agent.quick");
  const up = useTranslations("escalation.ticket");
  const { take, resolve, escalate, snooze, split, viewInSentry, linkArticle, copyLink, ...byKey } = actions;
  useShortcuts("ticket", {
    ...byKey,
    resolve: resolve ?? nothing,
    escalate: escalate ?? nothing,
    snooze: snooze ?? nothing,
  });
  const item = (
    id: string,
    label: string,
    icon: ReactNode,
    onSelect: Act | null,
    key?: string,
  ): CommandItem[] => (onSelect ? [{ id, label, icon, onSelect, ...(key ? { shortcut: [key] } : {}) }] : []);
  useScreenCommands({
    heading: ticket.number,
    items: [
      item("reply", t("commands.reply"), <Reply aria-hidden />, actions.reply, "r"),
      item("note", t("commands.note"), <Lock aria-hidden />, actions.note, "n"),
      item("take", t("commands.take"), <UserRoundCheck aria-hidden />, take),
      item("assign", t("commands.assign"), <UserRound aria-hidden />, afterPalette(actions.assign), "a"),
      item("status", t("commands.status"), <CircleDashed aria-hidden />, afterPalette(actions.status), "s"),
      item(
        "priority",
        t("commands.priority"),
        <SignalHigh aria-hidden />,
        afterPalette(actions.priority),
        "p",
      ),
      item("template", more("template"), <FileText aria-hidden />, actions.template, "t"),
      item("snooze", more("snooze"), <AlarmClock aria-hidden />, snooze, "h"),
      item("resolve", t("commands.resolve"), <CheckCircle2 aria-hidden />, resolve, "e"),
      item("escalate", up("action"), <ArrowUpCircle aria-hidden />, escalate && afterPalette(escalate), "⇧E"),
      item("split", t("commands.split"), <Scissors aria-hidden />, split),
      item("linkArticle", quick("linkArticle"), <BookOpen aria-hidden />, afterPalette(linkArticle)),
      item("sentry", quick("sentry"), <Bug aria-hidden />, viewInSentry),
      item("link", t("copyLink"), <Link2 aria-hidden />, copyLink),
    ].flat(),
  });
}
