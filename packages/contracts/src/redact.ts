import type { TicketContext } from "./inputs/tickets.ts";

/** PURE. Takes what looks like a secret out of captured context: in the browser before it is sent, and on the server
 * before it is stored. */

export const redacted = "[redacted]";

const secretNames =
  "pass(?:word|wd|phrase|code)?|pwd|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|client[-_ ]?secret|authorization|credentials?|session[-_ ]?id|sid|cookie|jwt|otp|cvv|cvc|sig(?:nature)?|contraseña";

/** Names as they stand at the end of longer ones too: `stripe_api_key`, `x-auth-token`. */
const secretName = new RegExp(`(?:^|[^a-z])(?:${secretNames})$`, "i");

const rules: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{1,40}-----[\s\S]*?(?:-----END [A-Z ]{1,40}-----|$)/g, redacted],
  [
    /\b(authorization|proxy-authorization|cookie|set-cookie)(["']?\s{0,4}[:=]\s{0,4})[^\n]+/gi,
    `$1$2${redacted}`,
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${redacted}`],
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,200}@/gi, `$1${redacted}@`],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, redacted],
  [/\b\d{6,12}:[A-Za-z0-9_-]{30,}/g, redacted],
  [
    /\b(?:sk|pk|rk|whsec|ghp|gho|ghu|ghs|ghr|glpat|npm|xox[abeprs]|AIza|AKIA|ASIA|SG|shpat)[-_.]?[\w-]{12,}/g,
    redacted,
  ],
  [/\bgithub_pat_\w{20,}/g, redacted],
  [new RegExp(`([?&#;][\\w.-]{0,60}?(?:${secretNames}|auth|code)=)[^&#;\\s"'<>]+`, "gi"), `$1${redacted}`],
  [
    new RegExp(
      `((?:^|[^a-z])(?:${secretNames})["']?\\s{0,4}[:=]\\s{0,4})(?!\\[redacted\\])(?:"[^"\\n]*"|'[^'\\n]*'|[^\\s,;&"'\\]}]+)`,
      "gi",
    ),
    `$1${redacted}`,
  ],
  [/([?&#;][\w.[\]-]{1,60}=)[^&#;\s"'<>]{1,254}(?:@|%40)[^&#;\s"'<>]{1,254}/gi, `$1${redacted}`],
  [/\b[0-9a-fA-F]{32,}\b/g, redacted],
  [
    /(?<![\w+/-])(?=[\w+/-]{0,200}\d)(?=[\w+/-]{0,200}[a-z])(?=[\w+/-]{0,200}[A-Z])[\w+/-]{40,}={0,2}/g,
    redacted,
  ],
];

/** The checksum that payment card numbers carry (ISO/IEC 7812-1, Luhn). */
function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The text with `[redacted]` in place of tokens, keys, passwords, long hexadecimal or base64, and card numbers. */
export function redact(text: string): string {
  const withoutSecrets = rules.reduce(
    (value, [pattern, replacement]) => value.replace(pattern, replacement),
    text,
  );
  return withoutSecrets.replace(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, (match) =>
    isCardNumber(match.replace(/\D/g, "")) ? redacted : match,
  );
}

const orderWords =
  "order|pedido|invoice|factura|ticket|ref(?:erencia|erence)?|booking|reserva|tracking|property|inmueble|account|cuenta|id|n[º°.o]|#";
const phoneWords =
  "phone|tel[ée]?fono|tel|mobile|m[óo]vil|cell|celular|whats ?app|call me(?: at| on)?|ll[áa]ma(?:me|dme|nme) al?|text me";

/** What points at a person, and how it is named instead. */
const personal: readonly (readonly [RegExp, string])[] = [
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,4})?\b/g, "[account]"],
  [/[^\s<>()[\]"',;:]{1,64}(?:@|%40|＠)[^\s<>()[\]"',;:@]{1,200}\.[\p{L}\d-]{2,24}/giu, "[email]"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}\b/gi, "[address]"],
  [/(?<![\w.])(?:\+|00)\d(?:[\s().-]{0,2}\d){7,14}(?!\w)/g, "[phone]"],
  [
    new RegExp(
      `(\\b(?:${phoneWords})\\W{1,5}(?:\\w{1,12}\\W{1,3}){0,3}?)\\(?\\d(?:[\\s().-]{0,2}\\d){6,14}(?!\\w)`,
      "giu",
    ),
    "$1[phone]",
  ],
  [/(?<![\w#.,/+-])(?:\(\d{2,4}\)|\d{2,4})(?:[\s.-]{1,2}\d{2,4}){2,4}(?![\w-])/g, "[phone]"],
  [
    new RegExp(
      `(?<![\\w#./+-])(?<!\\b(?:${orderWords})\\W{0,3}(?:\\w{1,8}\\W{1,2}){0,2})\\d{9,12}(?![\\w-])`,
      "giu",
    ),
    "[phone]",
  ],
];

const digitsIn = (text: string) => text.replace(/\D/g, "").length;

/**
 * `redact`, and without e-mail addresses, phone and account numbers and network addresses: for what goes to a model that
 * is not ours, and for what is kept of it. Numbers of orders and the like stay.
 */
export function redactPersonal(text: string): string {
  return personal.reduce(
    (value, [pattern, replacement]) =>
      value.replace(pattern, (match, before: unknown) => {
        if (replacement === "[phone]" && digitsIn(match) < 9) return match;
        return replacement.replace("$1", typeof before === "string" ? before : "");
      }),
    redact(text),
  );
}

/** The context with every text redacted, and facts whose label names a secret emptied. */
export function redactContext(context: TicketContext): TicketContext {
  const { recentActions, facts, error, ...texts } = context;
  const plain = Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, value === undefined ? undefined : redact(value)]),
  );
  return {
    ...plain,
    ...(recentActions
      ? { recentActions: recentActions.map((each) => ({ ...each, action: redact(each.action) })) }
      : {}),
    ...(facts
      ? {
          facts: facts.map((fact) => ({
            ...fact,
            value: secretName.test(fact.label.trim()) ? redacted : redact(fact.value),
          })),
        }
      : {}),
    ...(error
      ? {
          error: {
            message: redact(error.message),
            ...(error.stack === undefined ? {} : { stack: redact(error.stack) }),
          },
        }
      : {}),
  };
}
