import { z } from "zod";

/** Where the organisation settles things outside: its pages for billing, its status, and what a ticket names. */
export const deepLinkKinds = ["upgrade", "cancel", "invoice", "status", "order", "sentry"] as const;
export type DeepLinkKind = (typeof deepLinkKinds)[number];
export type DeepLinks = Partial<Record<DeepLinkKind, string>>;

/** What stands in the address for the thing itself; the other addresses name no thing. */
export const deepLinkPlaceholders: Partial<Record<DeepLinkKind, string>> = {
  order: "{order}",
  sentry: "{eventId}",
};

/** An id as Sentry writes it, to try an address out with. */
export const sampleLinkValues: Partial<Record<DeepLinkKind, string>> = {
  order: "A-1001",
  sentry: "0123456789abcdef0123456789abcdef",
};

const forbidden = /[\s()<>"'\\`]/;

/** PURE. The address of one thing: the placeholder filled in, encoded; null where that is no https address. */
export function fillDeepLink(kind: DeepLinkKind, template: string, value = ""): string | null {
  const placeholder = deepLinkPlaceholders[kind];
  const filled = placeholder ? template.replaceAll(placeholder, encodeURIComponent(value)) : template;
  if (forbidden.test(filled) || !URL.canParse(filled)) return null;
  const { protocol, username, password, href } = new URL(filled);
  return protocol === "https:" && !username && !password ? href : null;
}

/** PURE. Whether an address is https, carries no sign-in, and has its placeholder where no host is decided by it. */
function isDeepLink(kind: DeepLinkKind, template: string): boolean {
  const placeholder = deepLinkPlaceholders[kind];
  if (placeholder && !template.includes(placeholder)) return false;
  const one = fillDeepLink(kind, template, "a");
  const other = fillDeepLink(kind, template, "b");
  if (!one || !other || new URL(one).origin !== new URL(other).origin) return false;
  return !/[{}]/.test(placeholder ? template.replaceAll(placeholder, "") : template);
}

const deepLink = (kind: DeepLinkKind) =>
  z
    .string()
    .trim()
    .max(1_000)
    .refine((template) => template === "" || isDeepLink(kind, template), "an https address");

const links = z.strictObject({
  upgrade: deepLink("upgrade"),
  cancel: deepLink("cancel"),
  invoice: deepLink("invoice"),
  status: deepLink("status"),
  order: deepLink("order"),
  sentry: deepLink("sentry"),
});

/** All addresses at once, empty where there is none; `seen` is how they were when the admin began to edit them. */
export const changeDeepLinksInput = z.strictObject({
  seen: z.partialRecord(z.enum(deepLinkKinds), z.string().max(2_000)),
  links,
});
