import { type QueueFilter, queueFilterSchema } from "@handrail/contracts/inputs/queue-filters";

/**
 * PURE. Filters as a short text for the address: `status.any_of.open,escalated~created.last_days.7`. What such a text
 * holds that is no filter is left out.
 */

const escapeItem = (value: unknown) =>
  encodeURIComponent(String(value)).replace(/[.~!*'()]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);

function encodeValue(value: unknown): string {
  if (value === null) return "";
  return Array.isArray(value) ? value.map(escapeItem).join(",") : escapeItem(value);
}

export const encodeFilters = (filters: readonly QueueFilter[]): string =>
  filters
    .map((filter) => {
      const field = filter.field === "custom" ? `custom-${filter.key}` : filter.field;
      return `${field}.${filter.operator}.${encodeValue(filter.value)}`;
    })
    .join("~");

function unescapeItem(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `is` of one value reads as `any_of` where both are the same, so that there is one way to say it. */
function simplest(filter: QueueFilter): QueueFilter {
  const isOne = filter.operator === "is" || filter.operator === "is_not";
  if (!isOne || filter.field === "custom") return filter;
  const operator = filter.operator === "is" ? "any_of" : "none_of";
  const parsed = queueFilterSchema.safeParse({ ...filter, operator, value: [filter.value] });
  return parsed.success ? parsed.data : filter;
}

function decodeFilter(text: string): QueueFilter[] {
  const [name = "", operator = "", ...rest] = text.split(".");
  const isCustom = name.startsWith("custom-");
  const field = isCustom ? { field: "custom", key: name.slice("custom-".length) } : { field: name };
  const raw = rest.join(".");
  const items = raw.split(",").map(unescapeItem);
  const [first] = items;
  const candidates = raw === "" ? [null] : [items, first, Number(first), first === "true"];
  for (const value of candidates) {
    const parsed = queueFilterSchema.safeParse({ ...field, operator, value });
    if (parsed.success) return [simplest(parsed.data)];
  }
  return [];
}

const most = 20;

export const decodeFilters = (text: string): QueueFilter[] =>
  text === "" ? [] : text.split("~").slice(0, most).flatMap(decodeFilter);
