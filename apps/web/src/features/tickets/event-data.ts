import { priorities, ticketStatuses } from "@handrail/contracts";
import { z } from "zod";

const status = z.enum(ticketStatuses);
const change = <T>(value: z.ZodType<T>) => z.object({ from: value, to: value });

/** What events of a ticket tell beside their kind; whatever cannot be read is left out. */
export const eventDetails = z.object({
  status: change(status).optional().catch(undefined),
  priority: change(z.enum(priorities)).optional().catch(undefined),
  assigneeId: change(z.string().nullable()).optional().catch(undefined),
  assigneeName: z.string().nullish().catch(undefined),
  categoryId: change(z.string().nullable()).optional().catch(undefined),
  isEdited: z.boolean().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  rating: z
    .union([z.number(), z.object({ to: z.number() })])
    .optional()
    .catch(undefined),
  helpful: z.boolean().optional().catch(undefined),
  watcherName: z.string().optional().catch(undefined),
  articleTitle: z.string().nullish().catch(undefined),
  fieldName: z.string().optional().catch(undefined),
  field: change(z.unknown()).optional().catch(undefined),
  dueAt: change(z.iso.datetime().nullable()).optional().catch(undefined),
  snooze: change(z.object({ until: z.iso.datetime().nullable(), untilReply: z.boolean() }))
    .optional()
    .catch(undefined),
  teamName: z.string().nullish().catch(undefined),
  added: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
  removed: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
  woken: z.boolean().optional().catch(undefined),
  relation: z.enum(["parent", "child", "related"]).optional().catch(undefined),
  person: z.object({ to: z.string() }).optional().catch(undefined),
  number: z.string().optional().catch(undefined),
  into: z.string().optional().catch(undefined),
  from: z.string().optional().catch(undefined),
  again: z.string().optional().catch(undefined),
  malware: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
});
export type EventDetails = z.output<typeof eventDetails>;

/** The statuses that a ticket went through, where it changed. */
export const movedBy = ({ status }: EventDetails) => (status && status.from !== status.to ? { status } : {});

/** A value of an own field, or a list of names, as one line. */
export const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};
export const dateOf = (value: string | null | undefined) => (value ? new Date(value) : null);
