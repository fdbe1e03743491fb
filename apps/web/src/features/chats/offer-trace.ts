import { z } from "zod";

const fit = z.enum(["yes", "any", "no"]);
const ranked = z.object({
  membershipId: z.string(),
  name: z.string(),
  hindrance: z
    .enum(["not_available", "not_connected", "other_branch", "other_team", "passed", "full"])
    .nullable(),
  language: fit,
  skill: fit,
  chats: z.number(),
  max: z.number(),
});

/** Why an agent was asked, as the history keeps it. */
const traceSchema = z.object({
  category: z.string().nullable(),
  language: z.string(),
  chosen: ranked,
  considered: z.array(ranked),
  others: z.number(),
});
export type OfferTrace = z.output<typeof traceSchema>;

const dataSchema = z.object({ why: traceSchema });

/** PURE. The trace of an offer; null where it was made by a person, or cannot be read. */
export function readTrace(data: unknown): OfferTrace | null {
  const parsed = dataSchema.safeParse(data);
  return parsed.success ? parsed.data.why : null;
}

/** PURE. A name that the event keeps beside its ids. */
export function nameIn(
  data: unknown,
  key: "offeredTo" | "to" | "toName" | "assigneeName" | "disposition" | "number",
) {
  const value: unknown = Object(data)[key];
  return typeof value === "string" ? value : "";
}

const tags = z.array(z.object({ name: z.string() })).catch([]);
const taggedSchema = z.object({ added: tags, removed: tags });

/** PURE. Which tags an event put on and took off: "+Refund −Urgent". */
export function tagWords(data: unknown): string {
  const { added, removed } = taggedSchema.catch({ added: [], removed: [] }).parse(data);
  return [...added.map(({ name }) => `+${name}`), ...removed.map(({ name }) => `−${name}`)].join(" ");
}
