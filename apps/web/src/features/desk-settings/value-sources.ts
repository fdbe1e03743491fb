import { entityKinds, type ToolValue, type ValueSource } from "@handrail/contracts";

/** PURE. Where a value of a step comes from, as one choice of a list, and back. */

export type Place = { step: number; field: string; label: string };

const textOf = (value: ToolValue) => String(value);

/** The choice as the value of an option. */
export function choiceOf(source: ValueSource | undefined): string {
  switch (source?.from) {
    case undefined:
      return "";
    case "words":
      return `words:${source.entity}`;
    case "result":
    case "given":
      return `${source.from}:${source.step}:${source.field}`;
    case "fact":
    case "fixed":
    case "person":
      return source.from;
    default:
      return source satisfies never;
  }
}

/** What a person typed beside the choice. */
export function typedOf(source: ValueSource | undefined): string {
  if (source?.from === "fact") return source.label;
  return source?.from === "fixed" ? textOf(source.value) : "";
}

/** The source of a choice; undefined where nothing is chosen. */
export function sourceOf(choice: string, typed: string): ValueSource | undefined {
  const [from = "", at = "", field = ""] = choice.split(":");
  const entity = entityKinds.find((kind) => kind === at);
  if (from === "words" && entity) return { from, entity };
  if (from === "result" || from === "given") return { from, step: Number(at), field };
  if (from === "fact") return { from, label: typed };
  if (from === "fixed") return { from, value: typed };
  return from === "person" ? { from } : undefined;
}
