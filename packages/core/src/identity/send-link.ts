import type { JobPayload, Locale } from "@handrail/contracts";
import type { Tx } from "@handrail/db";
import { z } from "zod";
import { newId } from "../ids.ts";
import { resetPasswordLinkMail } from "../notifications/kinds/reset-password-link.ts";
import { signInLinkMail } from "../notifications/kinds/sign-in-link.ts";
import type { Ports } from "../ports.ts";
import { findPerson, type Person, spendLinks, userIdByEmail } from "./internal.ts";
import { type LinkKind, linkLifetimesMs } from "./rules.ts";
import { makeToken } from "./tokens.ts";

type Worker = { ports: Pick<Ports, "db" | "mailer" | "publicUrl">; now: () => Date };

const requestSchema = z.object({
  email: z.string(),
  kind: z.enum(["sign_in", "reset_password"]),
  createdAt: z.date(),
});

const kinds = {
  sign_in: { path: "/sign-in/link", mail: signInLinkMail },
  reset_password: { path: "/reset-password", mail: resetPasswordLinkMail },
} as const satisfies Record<LinkKind, unknown>;

type Recipient = Person & { sender: string; language: Locale };

/** Makes the link; those made before for the same purpose no longer work. */
async function makeLink(tx: Tx, userId: string, kind: LinkKind, now: Date) {
  const { token, tokenHash } = makeToken();
  const expiresAt = new Date(now.getTime() + linkLifetimesMs[kind]);
  await spendLinks(tx, userId, now, kind);
  await tx.linkToken.create({
    data: { id: newId(), userId, kind, tokenHash, expiresAt, createdAt: now },
    select: { id: true },
  });
  return token;
}

async function findRecipient(tx: Tx, userId: string): Promise<Recipient | null> {
  const person = await findPerson(tx, userId);
  if (!person) return null;
  const memberships = await tx.membership.findMany({
    where: { userId, removedAt: null },
    select: { orgId: true },
    orderBy: { createdAt: "asc" },
  });
  const organization = await tx.organization.findFirst({
    where: { id: { in: memberships.slice(0, 1).map(({ orgId }) => orgId) } },
    select: { name: true, locale: true },
  });
  return {
    ...person,
    sender: memberships.length === 1 && organization ? organization.name : "Handrail",
    language: person.locale ?? organization?.locale ?? "en",
  };
}

/**
 * Job `mail.link`: mails the link to the person's stored address, whatever spelling was typed (attack A8); to nobody
 * where there is none. Run again, it makes another link and the one before no longer works.
 */
export async function sendLink(
  { ports, now }: Worker,
  { requestId }: JobPayload<"mail.link">,
): Promise<"sent" | "nobody" | "gone"> {
  const row = await ports.db.withNobody((tx) => tx.linkRequest.findUnique({ where: { id: requestId } }));
  if (!row) return "gone";
  const request = requestSchema.parse(row);
  const isCurrent = now().getTime() - request.createdAt.getTime() < linkLifetimesMs.reset_password;
  const userId = isCurrent ? await userIdByEmail(ports.db, request.email) : null;
  const made =
    userId &&
    (await ports.db.withPerson(userId, async (tx) => {
      const person = await findRecipient(tx, userId);
      return person && { person, token: await makeLink(tx, userId, request.kind, now()) };
    }));
  if (made) {
    const { path, mail } = kinds[request.kind];
    const { name, email, sender, language: locale } = made.person;
    await ports.mailer.send(
      mail({ name, email, sender, locale }, `${ports.publicUrl}${path}?token=${made.token}`),
    );
  }
  await ports.db.withNobody((tx) => tx.linkRequest.deleteMany({ where: { id: requestId } }));
  return made ? "sent" : "nobody";
}
