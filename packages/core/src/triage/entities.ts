import { type Entity, type EntityKind, entityKinds } from "@handrail/contracts";

/** PURE. What a message names: orders, properties, addresses, amounts; always in the message's own letters. */
const most = 20;
const longest = 120;

const number = String.raw`(?:n(?:umber|úmero|um|º|°|o|r)?\.?|id|code|código|ref(?:erence|erencia)?\.?)`;
const code = String.raw`((?=[\p{L}\d_/-]{0,30}\d)[\p{L}\d][\p{L}\d_/-]{1,30})(?![\p{L}\d])`;
const named = (words: string) =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${words})\s+(?:${number}\s*)?[#:]?\s?#?${code}`, "giu");
const money = String.raw`\d(?:[\d.,'’ \u00a0]{0,15}\d)?`;
const signs = String.raw`(?:US|MX|AU|CA|R|S\/)?[$€£¥₹]`;
const currencies =
  "EUR|USD|GBP|CLP|MXN|ARS|COP|PEN|CHF|JPY|BRL|CAD|AUD|euros?|dollars?|d[oó]lares|pesos|pounds|libras|soles|reales";
const title = String.raw`\p{Lu}[\p{L}'’.]{0,30}`;

const patterns: readonly (readonly [EntityKind, RegExp])[] = [
  ["email", /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,4}\.\p{L}{2,24}/gu],
  [
    "amount",
    new RegExp(String.raw`${signs}\s?${money}|(?<![\p{L}\d])(?:EUR|USD|GBP|CLP|MXN|CHF)\s${money}`, "gu"),
  ],
  [
    "amount",
    new RegExp(String.raw`(?<![\p{L}\d])${money}\s?(?:[€£¥₹]|(?:${currencies})(?![\p{L}\d]))`, "giu"),
  ],
  ["order", named("order|booking|reservation|purchase|pedido|orden|compra|reserva|encargo")],
  [
    "property",
    named("property|listing|apartment|flat|unit|inmueble|propiedad|piso|apartamento|departamento|finca"),
  ],
  [
    "property",
    new RegExp(
      String.raw`(?<![\p{L}\d])\d{1,5}\s(?:${title}\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Court|Square)(?![\p{L}])`,
      "gu",
    ),
  ],
  [
    "property",
    new RegExp(
      String.raw`(?<![\p{L}\d])(?:Calle|Avenida|Av\.|Paseo|Plaza|Carrer|Camino)\s(?:(?:de|del|la|las|los)\s){0,2}(?:${title}\s){0,3}${title},?\s\d{1,5}(?!\d)`,
      "gu",
    ),
  ],
];

const trimmed = (text: string) => text.trim().replace(/[.,;:/-]+$/, "");

/** What code finds by itself. */
export function findEntities(text: string): Entity[] {
  return patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, text: trimmed(match[1] ?? match[0]) })),
  );
}

/** Where the message says it, in its own letters; null where it does not. */
function spanOf(message: string, said: string): string | null {
  const wanted = said.trim();
  if (wanted === "" || wanted.length > longest) return null;
  const at = message.toLowerCase().indexOf(wanted.toLowerCase());
  const span = at < 0 ? "" : message.slice(at, at + wanted.length);
  return span.toLowerCase() === wanted.toLowerCase() ? span : null;
}

const isOf = (kind: EntityKind, text: string) =>
  kind === "property" || (kind === "email" ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) : /\d/.test(text));

/** What is named in a message: what code finds, and of what a model says only what the message has, each once. */
export function settleEntities(message: string, said: readonly { kind: string; text: string }[]): Entity[] {
  const told = said.flatMap(({ kind, text }) => {
    const known = entityKinds.find((each) => each === kind);
    const span = known && spanOf(message, text);
    return known && span && isOf(known, span) ? [{ kind: known, text: span }] : [];
  });
  const all = [...findEntities(message), ...told];
  const byName = new Map(
    all.toReversed().map((entity) => [`${entity.kind} ${entity.text.toLowerCase()}`, entity]),
  );
  return [...byName.values()].reverse().slice(0, most);
}

/** The turns of phrase that a message really has, each once. */
export function settleCues(message: string, said: readonly string[]): string[] {
  const spans = said.flatMap((cue) => spanOf(message, cue) ?? []);
  return spans
    .filter((cue, index) => spans.findIndex((each) => each.toLowerCase() === cue.toLowerCase()) === index)
    .slice(0, most);
}
