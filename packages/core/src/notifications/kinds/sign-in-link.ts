import type { Locale } from "@handrail/contracts";
import type { Mail } from "../../ports.ts";
import { composeMail } from "../compose-mail.ts";
import { mailMessages } from "../messages/index.ts";

type Person = { name: string; email: string; locale: Locale; sender: string };

/** PURE. The mail that carries a sign-in link. */
export function signInLinkMail(person: Person, url: string): Mail {
  const { greeting, signInLink: words } = mailMessages[person.locale];
  return composeMail(person.email, {
    ...person,
    subject: words.subject,
    paragraphs: [greeting(person.name), words.body],
    action: { label: words.action, url },
    footnotes: [words.notYou],
  });
}
