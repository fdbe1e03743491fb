"use client";
import { fillTemplate } from "@handrail/contracts";
import { useMemo } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

export type Template = RouterOutputs["templates"]["active"][number];

/** The templates that one may use, filled in for the ticket or chat; those of its category first. */
export function useTemplates(
  conversationId: string,
  ticket: { id: string; categoryId: string | null } | null,
) {
  const templates = trpc.templates.active.useQuery(undefined, { staleTime: 60_000 });
  const values = trpc.templates.values.useQuery(ticket ? { ticketId: ticket.id } : { conversationId }, {
    staleTime: 30_000,
  });
  const categoryId = ticket?.categoryId ?? null;
  const sorted = useMemo(
    () =>
      (templates.data ?? []).toSorted(
        (a, b) =>
          Number(categoryId !== null && b.categoryId === categoryId) -
          Number(categoryId !== null && a.categoryId === categoryId),
      ),
    [templates.data, categoryId],
  );
  return { templates: sorted, fill: (template: Template) => fillTemplate(template.body, values.data ?? {}) };
}
