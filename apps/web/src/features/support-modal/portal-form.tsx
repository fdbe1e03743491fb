"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { useEffect, useState } from "react";
import { captureContext } from "./capture-context.ts";
import { TicketTab } from "./ticket-tab.tsx";
import { useTicketDraft } from "./use-ticket-draft.ts";

/** The form of a ticket as a page, for people without an account. Articles open beside it. */
export function PortalForm({ organization }: { organization: string }) {
  const { draft, change, clear } = useTicketDraft(organization, null);
  const [context, setContext] = useState<TicketContext>({});
  useEffect(() => setContext(captureContext()), []);
  return (
    <TicketTab
      {...{ draft, change, clear, context }}
      onRead={(slug) => window.open(`/help/${encodeURIComponent(slug)}`, "_blank", "noopener")}
    />
  );
}
