import type { CustomFieldKind } from "@handrail/contracts";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { z } from "zod";

/** PURE. What values the fields that an organisation adds may take. */

type Field = { kind: CustomFieldKind; options: readonly string[]; isRequired: boolean };

const chosenFrom = (options: readonly string[]) => z.string().refine((value) => options.includes(value));

function schemaOf({ kind, options }: Field): z.ZodType<CustomValue> {
  switch (kind) {
    case "text":
      return z.string().min(1).max(1_000);
    case "number":
      return z.number();
    case "date":
      return z.iso.date();
    case "checkbox":
      return z.boolean();
    case "select":
      return chosenFrom(options);
    case "multi_select":
      return z.array(chosenFrom(options)).min(1);
    default:
      return kind satisfies never;
  }
}

/** Whether the field takes the value; null empties a field that is not required. */
export function takesValue(field: Field, value: CustomValue): boolean {
  if (value === null) return !field.isRequired;
  return schemaOf(field).safeParse(value).success;
}
