"use client";
import type { Priority, TicketStatus, TicketType } from "@handrail/contracts";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { toast } from "@handrail/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc, trpcClient } from "../../trpc/client.tsx";
import type { Ticket } from "./use-ticket.ts";

type SettableStatus = Exclude<TicketStatus, "triaging" | "resolved">;

export type TicketChange =
  | { field: "status"; to: SettableStatus }
  | { field: "priority"; to: Priority }
  | { field: "category"; to: Ticket["category"] }
  | { field: "assignee"; to: Ticket["assignee"] }
  | { field: "resolution"; to: string }
  | {
      field: "sorting";
      said: { category?: Ticket["category"]; intent?: string | null; type?: TicketType; priority?: Priority };
    }
  | { field: "team"; to: Ticket["team"] }
  | { field: "tags"; from: Ticket["tags"]; to: Ticket["tags"] }
  | { field: "dueAt"; to: Date | null }
  | { field: "snooze"; until: Date | null; untilReply: boolean }
  | { field: "custom"; key: string; to: CustomValue }
  | {
      field: "article";
      article: Pick<Ticket["articles"][number], "id" | "slug" | "title">;
      isLinked: boolean;
    }
  | { field: "watcher"; watcher: Ticket["watchers"][number]; isWatching: boolean };

/** PURE. The ids of those that are in the first list alone. */
const without = (list: Ticket["tags"], others: Ticket["tags"]) =>
  list.filter(({ id }) => !others.some((other) => other.id === id)).map(({ id }) => id);

function send(ticketId: string, version: number, change: TicketChange) {
  const { tickets } = trpcClient;
  const versioned = { ticketId, version };
  switch (change.field) {
    case "status":
      return tickets.changeStatus.mutate({ ...versioned, status: change.to });
    case "priority":
      return tickets.changePriority.mutate({ ...versioned, priority: change.to });
    case "category":
      return tickets.changeCategory.mutate({ ...versioned, categoryId: change.to?.id ?? null });
    case "assignee":
      return tickets.assign.mutate({ ...versioned, assigneeId: change.to?.membershipId ?? null });
    case "resolution":
      return tickets.resolve.mutate({ ...versioned, resolution: change.to });
    case "sorting": {
      const { category, ...said } = change.said;
      const categoryId = category === undefined ? {} : { categoryId: category?.id ?? null };
      return trpcClient.triage.correct.mutate({ ...versioned, ...said, ...categoryId });
    }
    case "team":
      return tickets.assignTeam.mutate({ ...versioned, teamId: change.to?.id ?? null });
    case "tags":
      return tickets.changeTags.mutate({
        ...versioned,
        add: without(change.to, change.from),
        remove: without(change.from, change.to),
      });
    case "dueAt":
      return tickets.setDueDate.mutate({ ...versioned, dueAt: change.to });
    case "snooze":
      return tickets.snooze.mutate({ ...versioned, until: change.until, untilReply: change.untilReply });
    case "custom":
      return tickets.changeCustomField.mutate({ ...versioned, key: change.key, value: change.to });
    case "article":
      return tickets.linkArticle.mutate({
        ...versioned,
        articleId: change.article.id,
        isLinked: change.isLinked,
      });
    case "watcher":
      return tickets.watch.mutate({
        ticketId,
        membershipId: change.watcher.membershipId,
        isWatching: change.isWatching,
      });
    default:
      return change satisfies never;
  }
}

/** PURE. The list with an entry put in, or taken out. */
const toggled = <T>(list: readonly T[], entry: T, isIn: boolean, same: (one: T) => boolean): T[] => {
  const others = list.filter((one) => !same(one));
  return isIn ? [...others, entry] : others;
};

/** PURE. How the ticket will look if the change is accepted. */
export function foreseen(ticket: Ticket, change: TicketChange): Ticket {
  switch (change.field) {
    case "status":
      return { ...ticket, status: change.to };
    case "priority":
      return { ...ticket, priority: change.to };
    case "category":
      return { ...ticket, category: change.to };
    case "assignee":
      return { ...ticket, assignee: change.to };
    case "resolution":
      return { ...ticket, status: "resolved", resolution: change.to };
    case "sorting": {
      const { intent: _intent, ...said } = change.said;
      return { ...ticket, ...said };
    }
    case "team":
      return { ...ticket, team: change.to };
    case "tags":
      return { ...ticket, tags: change.to };
    case "dueAt":
      return { ...ticket, dueAt: change.to };
    case "snooze":
      return { ...ticket, snoozedUntil: change.until, snoozedUntilReply: change.untilReply };
    case "custom":
      return { ...ticket, custom: { ...ticket.custom, [change.key]: change.to } };
    case "article": {
      const article = { status: "published", visibility: "public", ...change.article } as const;
      const same = ({ id }: { id: string }) => id === article.id;
      return { ...ticket, articles: toggled(ticket.articles, article, change.isLinked, same) };
    }
    case "watcher": {
      const { watcher, isWatching } = change;
      const same = ({ membershipId }: { membershipId: string }) => membershipId === watcher.membershipId;
      return { ...ticket, watchers: toggled(ticket.watchers, watcher, isWatching, same) };
    }
    default:
      return change satisfies never;
  }
}

/**
 * Changes of a ticket, shown at once and sent one after the other, each at the version that the one before left.
 * Where somebody else was first the ticket is fetched again and the person told.
 */
export function useTicketChanges(ticketId: string) {
  const utils = trpc.useUtils();
  const errorText = useErrorText();
  const key = { ticketId };
  return useMutation({
    mutationKey: ["ticket", ticketId],
    scope: { id: `ticket:${ticketId}` },
    mutationFn: async (change: TicketChange) => {
      const held = utils.tickets.get.getData(key);
      return send(ticketId, held?.version ?? 1, change);
    },
    onMutate: async (change) => {
      await utils.tickets.get.cancel(key);
      utils.tickets.get.setData(key, (ticket) => ticket && foreseen(ticket, change));
    },
    onSuccess: (saved) =>
      utils.tickets.get.setData(key, (ticket) =>
        ticket && "version" in saved ? { ...ticket, version: saved.version, status: saved.status } : ticket,
      ),
    onError: (error) => {
      const isConflict = errorDetails(error).code === "CONFLICT";
      (isConflict ? toast.warning : toast.error)(errorText(error));
    },
    onSettled: () => {
      void utils.tickets.get.invalidate(key);
      void utils.tickets.history.invalidate(key);
      void utils.queue.counts.invalidate();
    },
  });
}

export type TicketChanges = ReturnType<typeof useTicketChanges>;
