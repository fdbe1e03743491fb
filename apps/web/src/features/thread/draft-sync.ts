import { z } from "zod";

/** A text as the server holds it; version 0 where it holds none. */
export type Held = { body: string; version: number };
/** A text that is being written here. `other`: what came from another device and cannot be put together with it. */
export type Draft = { text: string; base: Held; other: string | null };

export const emptyDraft: Draft = { text: "", base: { body: "", version: 0 }, other: null };

/** PURE. Whether there is something here that the server does not have. */
export const isDirty = ({ text, base }: Draft) => text !== base.body;

/** PURE. What is written here and what the server holds, put together so that nothing is lost. */
export function meet(draft: Draft, server: Held): Draft {
  const { text, base } = draft;
  if (server.version <= base.version) return draft;
  if (!isDirty(draft)) return { text: server.body, base: server, other: draft.other };
  const isTheSame = server.body === text || server.body === base.body || server.body.trim() === "";
  return { text, base: server, other: isTheSame ? draft.other : server.body };
}

/** PURE. A reply that was taken back goes above what is written since; the server has done the same with what it holds. */
export function takeBack(draft: Draft, given: string, server: Held): Draft {
  if (server.version <= draft.base.version) return draft;
  if (!isDirty(draft)) return { text: server.body, base: server, other: draft.other };
  const text = draft.text.trim() ? `${given}\n\n${draft.text}` : given;
  return { text, base: server, other: draft.other };
}

/** PURE. The other device's text under one's own. */
export function withOther({ text, base, other }: Draft): Draft {
  const both = [text, other ?? ""].filter((each) => each.trim() !== "").join("\n\n");
  return { text: both, base, other: null };
}

const storedSchema = z.object({
  text: z.string(),
  base: z.object({ body: z.string(), version: z.number() }),
  other: z.string().nullable(),
});

/** PURE. What this device kept; a text alone is something that was never saved. */
export function restoreDraft(stored: string | null): Draft {
  if (!stored) return emptyDraft;
  try {
    return storedSchema.parse(JSON.parse(stored));
  } catch {
    return { ...emptyDraft, text: stored };
  }
}
