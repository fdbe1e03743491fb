import { type AdminNotice, adminNoticePaths, type Locale } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { mailMessages } from "../messages/index.ts";

type Notice = {
  to: string;
  locale: Locale;
  organization: string;
  kind: AdminNotice;
  name: string | null;
  detail: Record<string, string | number>;
  publicUrl: string;
};

/** PURE. The mail that tells an admin what is out of the ordinary, and where to look. */
export function adminNoticeMail(given: Notice): Mail {
  const { adminNotice: words } = mailMessages[given.locale];
  const { kind } = given;
  return composeMail(given.to, {
    locale: given.locale,
    sender: given.organization,
    subject: words.subject[kind](given.organization),
    paragraphs: [words.body[kind]({ ...given.detail, name: given.name ?? "" })],
    action: { label: words.action, url: `${given.publicUrl}${adminNoticePaths[kind]}` },
    footnotes: [words.why],
  });
}
