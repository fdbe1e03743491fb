import type { Locale } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { mailMessages } from "../messages/index.ts";

type PortalAccess = {
  to: string;
  kind: "received" | "wanted";
  locale: Locale;
  organization: string;
  number: string;
  url: string;
  /** The ticket is seen by signing in; the address in the mail opens nothing by itself. */
  hasAccount: boolean;
};

/**
 * PURE. The mail that brings the way to a ticket to somebody without an account. Nothing in it was written by who asked
 * for it: anybody can have it sent to any address (attack M5).
 */
export function portalAccessMail(given: PortalAccess): Mail {
  const { to, kind, locale, organization, number, url, hasAccount } = given;
  const { portalAccess: words } = mailMessages[locale];
  return composeMail(to, {
    locale,
    sender: organization,
    subject: words.subject[kind](number),
    paragraphs: [words.body[kind](number), hasAccount ? words.signIn : words.once],
    action: { label: words.action, url },
    footnotes: [words.notYou],
  });
}
