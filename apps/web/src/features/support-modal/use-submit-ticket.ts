"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { useLocale } from "next-intl";
import { useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import type { TicketDraft } from "./ticket-draft.ts";

/** Fields that the form shows, beside the organisation's own (`custom.<key>`); anything else is told above the button. */
const formFields = [
  "name",
  "email",
  "company",
  "subject",
  "description",
  "type",
  "categoryId",
  "severity",
  "priority",
] as const;
export type FormField = (typeof formFields)[number];

const shownOf = (paths: readonly string[]): string[] => [
  ...formFields.filter((field) => paths.some((path) => path === field || path.startsWith(`${field}.`))),
  ...paths.filter((path) => path.startsWith("custom.")),
];

/** What the server would find at fault; nothing where the rules cannot be had, for it checks again. */
async function faultsOf(inputs: ReturnType<typeof inputsOf>, isVisitor: boolean): Promise<string[]> {
  const rules = await import("./ticket-rules.ts").catch(() => null);
  if (!rules) return [];
  const { error } = isVisitor
    ? rules.portalTicketInput.safeParse(inputs.visitor)
    : rules.openTicketInput.safeParse(inputs.member);
  return error?.issues.map(({ path }) => path.map(String).join(".")) ?? [];
}

type Written = TicketDraft & {
  attachmentIds: string[];
  sentryEventId: string | undefined;
  /** The trap: people do not see it. */
  website: string;
};
type Options = { isVisitor: boolean; onSent: (number: string) => void; onStaleIssue: () => void };

const inputsOf = (written: Written, context: TicketContext, locale: "en" | "es") => {
  const { idempotencyKey, subject, description, categoryId, quickIssueId, attachmentIds, custom } = written;
  const shared = {
    ...{ idempotencyKey, subject, description, categoryId, quickIssueId, attachmentIds, custom },
    context: written.withContext ? context : null,
  };
  const { type, severity, sentryEventId, name, email, company, priority, website } = written;
  return {
    member: { ...shared, type, severity, sentryEventId: sentryEventId ?? null },
    visitor: { ...shared, name, email, company, priority, website, locale, visitorKey: idempotencyKey },
  };
};

/**
 * Sends a ticket once, however often it is pressed: one request at a time, and always under the draft's own key. What
 * the server finds at fault comes back as the fields that it is about.
 */
export function useSubmitTicket({ isVisitor, onSent, onStaleIssue }: Options) {
  const utils = trpc.useUtils();
  const locale = useLocale();
  const open = trpc.tickets.open.useMutation({ networkMode: "always" });
  const submitted = trpc.portal.submit.useMutation({ networkMode: "always" });
  const [invalid, setInvalid] = useState<readonly string[]>([]);
  const isUnderWay = useRef(false);
  const { isPending, error } = isVisitor ? submitted : open;

  const submit = async (
    draft: Written,
    context: TicketContext,
    missing: readonly string[],
  ): Promise<readonly string[]> => {
    if (isUnderWay.current) return [];
    isUnderWay.current = true;
    try {
      const inputs = inputsOf(draft, context, locale === "es" ? "es" : "en");
      const { member, visitor } = inputs;
      const wrongHere = [...shownOf(await faultsOf(inputs, isVisitor)), ...missing];
      setInvalid(wrongHere);
      if (wrongHere.length > 0) return wrongHere;
      const { number } = isVisitor ? await submitted.mutateAsync(visitor) : await open.mutateAsync(member);
      if (!isVisitor) void utils.tickets.own.invalidate();
      onSent(number);
      return [];
    } catch (error) {
      const fields = Object.keys(errorDetails(error).fields ?? {});
      const wrong = shownOf(fields);
      setInvalid(wrong);
      if (fields.includes("quickIssueId")) onStaleIssue();
      return wrong;
    } finally {
      isUnderWay.current = false;
    }
  };
  const forgive = (field: string) =>
    setInvalid((before) => (before.includes(field) ? before.filter((each) => each !== field) : before));

  return { submit, invalid, forgive, isPending, error };
}
