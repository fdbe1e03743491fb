import { redactPersonal } from "@handrail/contracts/redact";

/** Parts of a task that anybody may read: articles, and the organisation's own words for its categories. */
const open: ReadonlySet<string> = new Set(["passages", "categories", "organization"]);

const cut = (text: string, longest: number) => text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");

/** PURE. The same value with every text in it changed, but for those that anybody may read. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, open.has(key) ? each : mapTexts(each, change)]),
  );
}

/**
 * PURE. What a model is shown of a task, and what is kept of it: no text of a customer is longer than allowed, and
 * nothing that points at a person leaves the house or stays in a trace. Our own model sees texts as they are.
 */
export function guardTask(task: unknown, options: { isLocal: boolean; longestInput: number }) {
  const short = mapTexts(task, (text) => cut(text, options.longestInput));
  const kept = mapTexts(short, redactPersonal);
  return { shown: options.isLocal ? short : kept, kept };
}
