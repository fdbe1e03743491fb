import type { ToolContract, ToolField } from "@handrail/contracts";

/** PURE. A tool's contract as rows that people edit, and back. */

export const fieldTypes = ["text", "email", "date", "integer", "number", "boolean"] as const;
export type FieldType = (typeof fieldTypes)[number];

export type FieldRow = {
  /** Tells rows apart while their names change. */
  key: string;
  name: string;
  type: FieldType;
  isRequired: boolean;
  description: string;
  /** What the contract says beyond this, kept as it is while the type stays. */
  kept: ToolField | null;
};

const typeOf = (field: ToolField): FieldType =>
  field.type === "string" ? (field.format ?? "text") : field.type;

export const toRows = ({ properties, required }: ToolContract): FieldRow[] =>
  Object.entries(properties).map(([name, field]) => ({
    key: name,
    name,
    type: typeOf(field),
    isRequired: required.includes(name),
    description: field.description ?? "",
    kept: field,
  }));

function plainField(type: FieldType): ToolField {
  if (type === "text") return { type: "string" };
  return type === "email" || type === "date" ? { type: "string", format: type } : { type };
}

function toField({ type, description, kept }: FieldRow): ToolField {
  const base = kept && typeOf(kept) === type ? kept : plainField(type);
  return { ...base, description: description.trim() || undefined };
}

export const toContract = (rows: readonly FieldRow[]): ToolContract => ({
  type: "object",
  properties: Object.fromEntries(rows.map((row) => [row.name.trim(), toField(row)])),
  required: rows.filter(({ isRequired }) => isRequired).map(({ name }) => name.trim()),
  additionalProperties: false,
});

/** Whether two rows have one name: the contract would lose one of them. */
export const hasDoubles = (rows: readonly FieldRow[]) =>
  new Set(rows.map(({ name }) => name.trim())).size !== rows.length;
