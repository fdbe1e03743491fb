import { randomUUID } from "node:crypto";
import type { Locale } from "@handrail/contracts";
import type { Database, Tx } from "@handrail/db";
import { z } from "zod";
import type { Ports } from "../ports.ts";

/** What sign-in needs to know: it happens before there is an organisation or an actor. */
export type Entry = {
  ports: Ports;
  now: () => Date;
  /** The peer's address as our own server saw it. */
  clientIp: string;
};

/** What a session carries; it ends when the person's `sessionVersion` moves on. */
export type Session = { userId: string; sessionVersion: number };

const idRows = z.tuple([z.object({ id: z.uuid().nullable() })]);

export async function userIdByEmail(db: Database, email: string): Promise<string | null> {
  const { rows } = await db.pool.query("SELECT app_private.user_id_by_email($1) AS id", [email]);
  return idRows.parse(rows)[0].id;
}

export async function userIdByLink(db: Database, tokenHash: string): Promise<string | null> {
  const { rows } = await db.pool.query("SELECT app_private.user_id_by_link($1) AS id", [tokenHash]);
  return idRows.parse(rows)[0].id;
}

export async function userIdByOauth(db: Database, provider: string, account: string): Promise<string | null> {
  const { rows } = await db.pool.query("SELECT app_private.user_id_by_oauth($1, $2) AS id", [
    provider,
    account,
  ]);
  return idRows.parse(rows)[0].id;
}

export type Person = {
  id: string;
  name: string;
  email: string;
  locale: Locale | null;
  sessionVersion: number;
  passwordHash: string | null;
};

/** The person, if he or she still belongs to an organisation; who belongs nowhere cannot sign in. */
export async function findPerson(tx: Tx, userId: string): Promise<Person | null> {
  const user = await tx.user.findFirst({
    where: { id: userId, memberships: { some: { removedAt: null } } },
    select: {
      id: true,
      name: true,
      email: true,
      locale: true,
      sessionVersion: true,
      credential: { select: { passwordHash: true } },
    },
  });
  if (!user) return null;
  const { credential, ...person } = user;
  return { ...person, passwordHash: credential?.passwordHash ?? null };
}

/** The person of an address. Costs the same where there is none (attack A5). */
export async function findPersonByEmail(db: Database, email: string): Promise<Person | null> {
  const userId = (await userIdByEmail(db, email)) ?? randomUUID();
  return db.withPerson(userId, (tx) => findPerson(tx, userId));
}

/** Lets the open transaction of an organisation read and write this person too: somebody who is about to join. */
export async function includePerson(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
}

/** Ends every session of the person, of which the returned number starts the next. */
export async function endSessions(tx: Tx, userId: string): Promise<number> {
  const { sessionVersion } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return sessionVersion;
}

/** Uses up the links of a person, except those of other kinds where one is named. */
export async function spendLinks(tx: Tx, userId: string, now: Date, kind?: string): Promise<void> {
  await tx.linkToken.updateMany({
    where: { userId, usedAt: null, ...(kind ? { kind } : {}) },
    data: { usedAt: now },
  });
}

/** Sets the password, ends the sessions and uses up the links that were made for the old one. */
export async function setPassword(tx: Tx, userId: string, passwordHash: string, now: Date): Promise<number> {
  await tx.userCredential.upsert({
    where: { userId },
    create: { userId, passwordHash, changedAt: now },
    update: { passwordHash, changedAt: now },
    select: { userId: true },
  });
  await spendLinks(tx, userId, now);
  return endSessions(tx, userId);
}

/** Ends realtime connections after access was taken away; what fails is logged, the database has already decided. */
export function disconnect({ realtime, log }: Pick<Ports, "realtime" | "log">, userId: string): void {
  realtime.disconnectPerson(userId).catch((error: unknown) => {
    log.error("realtime connections were not ended", { userId, error: String(error) });
  });
}
