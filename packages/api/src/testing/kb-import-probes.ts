import { none, org, type Probe } from "./probe.ts";

const options = { locale: "en", status: "draft" };

/** Bringing pages in, and what the knowledge base lacks. */
export const kbImportProbes: Record<string, Probe> = {
  "kbGaps.draftFromTicket": org(({ ticket }) => ({ ticketId: ticket.id })),
  "kbGaps.read": none(() => ({})),
  "kbImport.cancel": org(({ importId }) => ({ importId })),
  "kbImport.check": org(({ importId }) => ({ importId, options })),
  "kbImport.files": org(({ importId }) => ({ importId })),
  "kbImport.get": org(({ importId }) => ({ importId })),
  "kbImport.list": none(() => ({})),
  "kbImport.start": org(({ importId }) => ({ importId })),
};
