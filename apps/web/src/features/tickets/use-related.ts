"use client";
import { toast } from "@handrail/ui/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { ticketHref } from "./ticket-href.ts";
import type { Ticket } from "./use-ticket.ts";

/** What belongs to a ticket: where it went on, what was merged into it. */
export function useRelated(ticketId: string) {
  return trpc.ticketLinks.related.useQuery({ ticketId }).data;
}

/** Merging and taking a merge back; both say what happened, and why not. */
export function useMerging() {
  const t = useTranslations("tickets.related");
  const router = useRouter();
  const utils = trpc.useUtils();
  const errorText = useErrorText();
  const settle = () => {
    void utils.ticketLinks.invalidate();
    void utils.tickets.invalidate();
  };
  const onError = (error: unknown) => toast.error(t("failed"), { description: errorText(error) });
  const unmerge = trpc.ticketLinks.unmerge.useMutation({
    onSuccess: ({ source, target }) =>
      toast.success(t("unmerged", { number: source.number, target: target.number }), {
        action: { label: t("open"), onClick: () => router.push(ticketHref(source.id)) },
      }),
    onError,
    onSettled: settle,
  });
  const merge = trpc.ticketLinks.merge.useMutation({
    onSuccess: ({ source, target }) => {
      router.push(ticketHref(target.id));
      toast.success(t("done", { number: source.number, target: target.number }), {
        action: { label: t("undo"), onClick: () => unmerge.mutate({ ticketId: source.id }) },
      });
    },
    onError,
    onSettled: settle,
  });
  return { merge, unmerge };
}

/** Splitting messages off, and taking that back; both say what happened, and why not. */
export function useSplitting() {
  const t = useTranslations("tickets.split");
  const router = useRouter();
  const utils = trpc.useUtils();
  const errorText = useErrorText();
  const onError = (error: unknown) => toast.error(t("failed"), { description: errorText(error) });
  const onSettled = () => {
    void utils.ticketLinks.invalidate();
    void utils.tickets.invalidate();
  };
  const unsplit = trpc.ticketLinks.unsplit.useMutation({
    onSuccess: ({ source, ticket }) => {
      router.push(ticketHref(source.id));
      toast.success(t("undone", { number: source.number, other: ticket.number }));
    },
    onError,
    onSettled,
  });
  const split = trpc.ticketLinks.split.useMutation({
    onSuccess: ({ source, ticket }) => {
      router.push(ticketHref(ticket.id));
      toast.success(t("done", { number: ticket.number, source: source.number }), {
        action: { label: t("undo"), onClick: () => unsplit.mutate({ ticketId: ticket.id }) },
      });
    },
    onError,
    onSettled,
  });
  return { split, unsplit };
}

/** Tying tickets together and apart; says why not. */
export function useLinking() {
  const t = useTranslations("tickets.related");
  const utils = trpc.useUtils();
  const errorText = useErrorText();
  const onError = (error: unknown) => toast.error(t("failed"), { description: errorText(error) });
  const onSettled = () => {
    void utils.ticketLinks.invalidate();
    void utils.tickets.history.invalidate();
  };
  const link = trpc.ticketLinks.link.useMutation({ onError, onSettled });
  const unlink = trpc.ticketLinks.unlink.useMutation({
    onSuccess: (_, input) =>
      toast.success(t("unlinked"), { action: { label: t("undo"), onClick: () => link.mutate(input) } }),
    onError,
    onSettled,
  });
  return { link, unlink };
}

/** Leads from a ticket that was merged to the one in which it goes on, and says so. */
export function useFollowMerge(ticket: Pick<Ticket, "id" | "number">) {
  const t = useTranslations("tickets.related");
  const router = useRouter();
  const into = useRelated(ticket.id)?.mergedInto;
  const [id, number] = [into?.id, into?.number];
  useEffect(() => {
    if (!id || !number) return;
    router.replace(ticketHref(id));
    toast.info(t("ledHere", { number: ticket.number, target: number }), { id: `merged-${ticket.id}` });
  }, [id, number, router, t, ticket.id, ticket.number]);
}
