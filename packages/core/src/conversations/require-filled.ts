import { placeholdersOf } from "@handrail/contracts";
import { invalid } from "../errors.ts";

/** PURE. Throws INVALID `placeholder_left`, naming under `field` the placeholders of ours that nobody filled in. */
export function requireFilled(field: string, text: string | null | undefined): void {
  const { variables } = placeholdersOf(text ?? "");
  if (variables.length > 0)
    throw invalid({ [field]: variables.map((variable) => `{{${variable}}}`) }, "placeholder_left");
}
