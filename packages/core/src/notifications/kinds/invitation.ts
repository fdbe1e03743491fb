import type { Locale } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { mailMessages } from "../messages/index.ts";

type Invited = { email: string; locale: Locale; organization: string; inviter: string | null };

/** PURE. The mail that carries an invitation into an organisation. */
export function invitationMail(invited: Invited, url: string): Mail {
  const { invitation: words } = mailMessages[invited.locale];
  return composeMail(invited.email, {
    locale: invited.locale,
    sender: invited.organization,
    subject: words.subject(invited.organization),
    paragraphs: [words.body(invited.organization, invited.inviter), words.validity],
    action: { label: words.action, url },
    footnotes: [words.notYou],
  });
}
