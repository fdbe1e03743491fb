"use client";
import { openTicketInput, type TicketContext } from "@handrail/contracts/inputs/tickets";
import { useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import type { TicketDraft } from "./ticket-draft.ts";

/** Fields that the form shows; anything else at fault is told above the button. */
export const formFields = ["subject", "description", "type", "categoryId", "severity"] as const;
export type FormField = (typeof formFields)[number];

const fieldsIn = (paths: readonly string[]): FormField[] =>
  formFields.filter((field) => paths.some((path) => path === field || path.startsWith(`${field}.`)));

type Written = TicketDraft & { attachmentIds: string[] };

/**
 * Sends a ticket once, however often it is pressed: one request at a time, and always under the draft's own key. What
 * the server finds at fault comes back as the fields that it is about.
 */
export function useSubmitTicket(onSent: (number: string) => void, onStaleIssue: () => void) {
  const utils = trpc.useUtils();
  const open = trpc.tickets.open.useMutation();
  const [invalid, setInvalid] = useState<readonly FormField[]>([]);
  const isUnderWay = useRef(false);

  const submit = async (draft: Written, context: TicketContext): Promise<readonly FormField[]> => {
    if (isUnderWay.current) return [];
    const { owner: _, withContext, ...written } = draft;
    const input = { ...written, context: withContext ? context : null };
    const parsed = openTicketInput.safeParse(input);
    if (!parsed.success) {
      const wrong = fieldsIn(parsed.error.issues.map((issue) => issue.path.map(String).join(".")));
      setInvalid(wrong);
      if (wrong.length > 0) return wrong;
    }
    isUnderWay.current = true;
    try {
      const ticket = await open.mutateAsync(input);
      setInvalid([]);
      void utils.tickets.own.invalidate();
      onSent(ticket.number);
      return [];
    } catch (error) {
      const fields = Object.keys(errorDetails(error).fields ?? {});
      const wrong = fieldsIn(fields);
      setInvalid(wrong);
      if (fields.includes("quickIssueId")) onStaleIssue();
      return wrong;
    } finally {
      isUnderWay.current = false;
    }
  };
  const forgive = (field: FormField) =>
    setInvalid((before) => (before.includes(field) ? before.filter((each) => each !== field) : before));

  return { submit, invalid, forgive, isPending: open.isPending, error: open.error };
}
