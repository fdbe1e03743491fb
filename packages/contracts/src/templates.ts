/** What can stand in a template between double braces, and is filled in from the ticket. */
export const templateVariables = [
  "customer_name",
  "ticket_number",
  "order_number",
  "product_name",
  "resolution_details",
  "agent_name",
  "organization_name",
] as const;
export type TemplateVariable = (typeof templateVariables)[number];
export type TemplateValues = Partial<Record<TemplateVariable, string | null>>;

const placeholder = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g;

const known = (name: string): TemplateVariable | undefined =>
  templateVariables.find((variable) => variable === name.toLowerCase());

/** What Markdown would read as something else than text, and our own braces. */
const special = /[\\`*_[\]<>{}~|]/g;
/** An invisible joiner: Markdown finds addresses even behind escapes. */
const joiner = "\u2060";
const linkLike = /(?<=\bhttps?:)(?=\/)|(?<=\bwww)(?=\.)|(?=@)/gi;
const blockLike = /^(\s*)([-+#=]|\d+(?=[.)]))/gm;

/** What staff wrote as Markdown stays Markdown; of braces only the text is left. */
const written: readonly TemplateVariable[] = ["resolution_details"];
const escapeBraces = (value: string) => value.replace(/[{}]/g, "\\$&");

/**
 * PURE. A value as Markdown that reads as exactly this text: what a customer called himself cannot become a link, a
 * heading or another placeholder (attacks C1 and I7).
 */
export function escapeValue(value: string): string {
  return value
    .replace(special, "\\$&")
    .replace(linkLike, joiner)
    .replace(blockLike, (_all, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}

/** PURE. Placeholders of a text: those that are ours, and those that are not. */
export function placeholdersOf(text: string): { variables: TemplateVariable[]; unknown: string[] } {
  const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? "");
  const variables = names.flatMap((name) => known(name) ?? []);
  const unknown = names.filter((name) => !known(name));
  return { variables: [...new Set(variables)], unknown: [...new Set(unknown)] };
}

/**
 * PURE. A template with its values in place, in one pass: a value is never looked at again, nothing is evaluated.
 * Placeholders without a value stay as they are.
 */
export function fillTemplate(body: string, values: TemplateValues): string {
  return body.replace(placeholder, (whole, name: string) => {
    const variable = known(name);
    const value = variable ? values[variable]?.trim() : undefined;
    if (!variable || !value) return whole;
    return written.includes(variable) ? escapeBraces(value) : escapeValue(value);
  });
}
