import type { Priority } from "@handrail/contracts";

/** PURE. Whether answers of a category may go out unread: what is urgent as a rule needs a person's eyes. */
export const isLowRisk = (defaultPriority: Priority) =>
  defaultPriority === "low" || defaultPriority === "normal";

/** PURE. Whether the runtime knows the time zone by this name (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** What a logo may be: its type as sniffed, and how large. SVG is left out: it can carry scripts. */
export const logoTypes = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;
export const largestLogo = 1024 * 1024;

/** PURE. The file extension of a sniffed type that a logo may have; null for every other. */
export function logoExtension(mime: string | undefined): string | null {
  const known = Object.entries(logoTypes).find(([type]) => type === mime);
  return known ? known[1] : null;
}

/** How long an invitation waits to be accepted. */
export const invitationLifetimeMs = 7 * 24 * 60 * 60 * 1000;
