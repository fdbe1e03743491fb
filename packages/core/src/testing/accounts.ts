import { randomUUID } from "node:crypto";
import { type Database, openDatabase } from "@handrail/db";
import { inject } from "vitest";
import type { MemberActor } from "../actor.ts";
import { createLimiter } from "../adapters/limiter.ts";
import { type Entry, hashPassword, requestLink, sendLink } from "../identity/index.ts";
import { sendInvitation } from "../members/index.ts";
import { testDatabase } from "./database.ts";
import type { TestOrg } from "./test-org.ts";

export const testPassword = "a password for tests";

let passwordHash: Promise<string> | undefined;

/** Gives a member the password of tests. */
export async function givePassword({ userId }: MemberActor): Promise<void> {
  passwordHash ??= hashPassword(testPassword);
  const hash = await passwordHash;
  await testDatabase().withPerson(userId, (tx) =>
    tx.userCredential.create({ data: { userId, passwordHash: hash } }),
  );
}

let worker: Database | undefined;

/** The database as the worker's role sees it. */
export function workerDatabase(): Database {
  worker ??= openDatabase(inject("workerUrl"), { max: 2 });
  return worker;
}

/** Somebody at the door, from an address of the own unless given; with the real limiter. */
export function entryOf(desk: TestOrg, options: { now?: Date; clientIp?: string } = {}): Entry {
  const { now } = options;
  return {
    ports: { ...desk.ports, limiter: createLimiter(testDatabase().pool) },
    now: now ? () => now : () => new Date(),
    clientIp: options.clientIp ?? randomUUID(),
  };
}

const tokenOf = (text: string | undefined) => /[?&]token=([\w-]+)/.exec(text ?? "")?.[1] ?? "";

/** The token of the newest mail to an address; empty where there is none. */
export const mailedToken = (desk: TestOrg, email: string) =>
  tokenOf(desk.ports.mails.findLast((mail) => mail.to === email)?.text);

/** Asks for a link and lets the worker send it. Resolves to the token that arrived, empty where none did. */
export async function askForLink(
  desk: TestOrg,
  kind: "sign_in" | "reset_password",
  email: string,
  now = new Date(),
): Promise<string> {
  const before = desk.ports.mails.length;
  await requestLink(entryOf(desk, { now }), kind, { email });
  const job = desk.ports.enqueued.findLast(({ name }) => name === "mail.link");
  const requestId = job && "requestId" in Object(job.payload) ? Object(job.payload).requestId : "";
  await sendLink({ ports: { ...desk.ports, db: workerDatabase() }, now: () => now }, { requestId });
  return tokenOf(desk.ports.mails[before]?.text);
}

/** Lets the worker mail an invitation. Resolves to the token that arrived. */
export async function mailInvitation(desk: TestOrg, invitationId: string): Promise<string> {
  const before = desk.ports.mails.length;
  await sendInvitation(desk.as({ kind: "system", job: "mail.invitation" }), invitationId);
  return tokenOf(desk.ports.mails[before]?.text);
}
