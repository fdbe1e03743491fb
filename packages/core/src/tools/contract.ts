import type { ToolContract, ToolField, ToolValue } from "@handrail/contracts";
import { z } from "zod";

/** PURE. What a tool is given and answers. */

const longestText = 2_000;

function textSchema({
  minLength = 0,
  maxLength = longestText,
  format,
  enum: allowed,
}: Extract<ToolField, { type: "string" }>) {
  const text = z.string().min(minLength).max(Math.min(maxLength, longestText));
  if (allowed) return text.refine((value) => allowed.includes(value));
  if (format === "email") return text.pipe(z.email());
  return format === "date" ? text.pipe(z.iso.date()) : text;
}

function fieldSchema(field: ToolField): z.ZodType<ToolValue> {
  switch (field.type) {
    case "string":
      return textSchema(field);
    case "boolean":
      return z.boolean();
    case "integer":
    case "number": {
      const number = field.type === "integer" ? z.int() : z.number();
      const low = field.minimum === undefined ? number : number.min(field.minimum);
      return field.maximum === undefined ? low : low.max(field.maximum);
    }
    default:
      return field satisfies never;
  }
}

/** The contract as zod: strict, so that a key that it does not know is a fault. */
export function compileContract({ properties, required }: ToolContract) {
  const shape = Object.entries(properties).map(([name, field]) => {
    const schema = fieldSchema(field);
    return [name, required.includes(name) ? schema : schema.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** A value in the type of its field, where it can be read as one: people type and write numbers as text. */
export function coerce(field: ToolField, value: ToolValue): ToolValue {
  if ((field.type === "integer" || field.type === "number") && typeof value === "string") {
    const digits = value.replace(/[^\d.,-]/g, "");
    const plain = /,\d{1,2}$/.test(digits)
      ? digits.replaceAll(".", "").replace(",", ".")
      : digits.replaceAll(",", "");
    const number = Number(plain);
    return plain !== "" && Number.isFinite(number) ? number : value;
  }
  return field.type === "string" && typeof value !== "string" ? String(value) : value;
}

/** What a tool answered, of it only what the contract names; null where that is missing or of another type. */
export function readOutput(contract: ToolContract, answer: unknown): Record<string, ToolValue> | null {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return null;
  const known = Object.entries(answer).filter(
    ([name, value]) => Object.hasOwn(contract.properties, name) && value !== null,
  );
  const read = compileContract(contract).safeParse(Object.fromEntries(known));
  return read.success ? defined(read.data) : null;
}

/** The values that are there. */
export function defined(values: Record<string, ToolValue | undefined>): Record<string, ToolValue> {
  const there = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(there);
}
