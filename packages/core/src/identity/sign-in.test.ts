import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { askForLink, entryOf, givePassword, testPassword } from "../testing/accounts.ts";
import { testDatabase } from "../testing/database.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  findOauthSession,
  requestLink,
  signInWithLink,
  signInWithOauth,
  signInWithPassword,
} from "./index.ts";

let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
  await givePassword(desk.customer);
  await givePassword(desk.agent);
});

describe("password", () => {
  it("opens a session", async () => {
    const { email, userId } = desk.customer;
    const session = await signInWithPassword(entryOf(desk), { email, password: testPassword });
    expect(session).toEqual({ userId, sessionVersion: 1 });
  });

  it("A5: wrong password, unknown address, no password and no membership get the same answer", async () => {
    const gone = await desk.addMember("agent");
    await givePassword(gone);
    await testDatabase().withOrg(desk.org.id, (tx) =>
      tx.membership.updateMany({
        where: { orgId: desk.org.id, id: gone.membershipId },
        data: { removedAt: new Date() },
      }),
    );
    const attempts = [
      { email: desk.customer.email, password: "not the password" },
      { email: `${randomUUID()}@example.test`, password: testPassword },
      { email: desk.otherAgent.email, password: testPassword },
      { email: gone.email, password: testPassword },
    ];
    for (const attempt of attempts) {
      expect(await signInWithPassword(entryOf(desk), attempt)).toBeNull();
    }
  });

  it("A5: an unknown address takes as long as a known one", async () => {
    const duration = async (email: string) => {
      const start = performance.now();
      await signInWithPassword(entryOf(desk), { email, password: "not the password" });
      return performance.now() - start;
    };
    const member = await desk.addMember("customer");
    await givePassword(member);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 8; i++) {
      known.push(await duration(member.email));
      unknown.push(await duration(`${randomUUID()}@example.test`));
    }
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  it("A6: after ten wrong attempts an address is closed, from wherever they come, also for the right password", async () => {
    const { email } = desk.agent;
    for (let i = 0; i < 10; i++) {
      expect(await signInWithPassword(entryOf(desk), { email, password: `wrong ${i}` })).toBeNull();
    }
    expect(await outcomeOf(signInWithPassword(entryOf(desk), { email, password: testPassword }))).toBe(
      "LIMIT_REACHED: too_many_requests",
    );
  });

  it("A6: after fifty wrong attempts a peer is refused, whatever address it tries", async () => {
    const clientIp = randomUUID();
    const guess = () =>
      outcomeOf(
        signInWithPassword(entryOf(desk, { clientIp }), {
          email: `${randomUUID()}@example.test`,
          password: "guess",
        }),
      );
    const outcomes = await Promise.all(Array.from({ length: 60 }, guess));
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(50);
  }, 60_000);

  it("rightful sign-ins use nothing up", async () => {
    const { email } = desk.customer;
    const clientIp = randomUUID();
    for (let i = 0; i < 15; i++) {
      expect(
        await signInWithPassword(entryOf(desk, { clientIp }), { email, password: testPassword }),
      ).not.toBeNull();
    }
  });
});

describe("link", () => {
  it("A3: works once", async () => {
    const { userId, email } = desk.customer;
    const token = await askForLink(desk, "sign_in", email);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await signInWithLink(entryOf(desk), token)).toEqual({ userId, sessionVersion: 1 });
    expect(await signInWithLink(entryOf(desk), token)).toBeNull();
  });

  it("A3: two that use it at the same moment are not both let in", async () => {
    const token = await askForLink(desk, "sign_in", desk.otherCustomer.email);
    const sessions = await Promise.all(Array.from({ length: 6 }, () => signInWithLink(entryOf(desk), token)));
    expect(sessions.filter(Boolean)).toHaveLength(1);
  });

  it("A3: expires after a quarter of an hour, and ends those asked for before", async () => {
    const { email } = await desk.addMember("customer");
    const now = new Date();
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const first = await askForLink(desk, "sign_in", email, now);
    const second = await askForLink(desk, "sign_in", email, now);
    expect(await signInWithLink(entryOf(desk, { now }), first)).toBeNull();
    expect(await signInWithLink(entryOf(desk, { now: later(15) }), second)).toBeNull();
    expect(await signInWithLink(entryOf(desk, { now: later(14) }), second)).not.toBeNull();
  });

  it("A3: only a hash of the token is kept", async () => {
    const { userId, email } = await desk.addMember("customer");
    const token = await askForLink(desk, "sign_in", email);
    const rows = await testDatabase().withPerson(userId, (tx) => tx.linkToken.findMany());
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each(["", " ", null, undefined, "a", "a".repeat(43), { token: "x" }, ["x"]])(
    "A3: %j is no token",
    async (token) => {
      expect(await signInWithLink(entryOf(desk), token)).toBeNull();
    },
  );

  it("A3: a reset link does not sign in", async () => {
    const { email } = await desk.addMember("customer");
    const token = await askForLink(desk, "reset_password", email);
    expect(await signInWithLink(entryOf(desk), token)).toBeNull();
  });

  it("A5: asking for an unknown address looks the same and mails nobody", async () => {
    const mails = desk.ports.mails.length;
    expect(await askForLink(desk, "sign_in", `${randomUUID()}@example.test`)).toBe("");
    expect(desk.ports.mails).toHaveLength(mails);
  });

  it("A6: five links an hour for an address, twenty for a peer", async () => {
    const email = `${randomUUID()}@example.test`;
    const clientIp = randomUUID();
    const ask = (address: string, ip: string) =>
      outcomeOf(requestLink(entryOf(desk, { clientIp: ip }), "sign_in", { email: address }));
    for (let i = 0; i < 5; i++) expect(await ask(email, randomUUID())).toBe("ok");
    expect(await ask(email, randomUUID())).toBe("LIMIT_REACHED: too_many_requests");
    for (let i = 0; i < 20; i++) expect(await ask(`${randomUUID()}@example.test`, clientIp)).toBe("ok");
    expect(await ask(`${randomUUID()}@example.test`, clientIp)).toBe("LIMIT_REACHED: too_many_requests");
  });
});

describe("another provider's account", () => {
  const identity = (email: string, options: { isEmailVerified?: boolean; id?: string } = {}) => ({
    provider: "github",
    providerAccountId: options.id ?? randomUUID(),
    email,
    isEmailVerified: options.isEmailVerified ?? true,
  });

  it("links a verified address of a person here, and signs in with the link from then on", async () => {
    const { email, userId } = desk.customer;
    const id = randomUUID();
    const session = { userId, sessionVersion: 1 };
    expect(await signInWithOauth(entryOf(desk), identity(email.toUpperCase(), { id }))).toEqual(session);
    const elsewhere = identity("moved@example.test", { id });
    expect(await signInWithOauth(entryOf(desk), elsewhere)).toEqual(session);
    expect(await findOauthSession(entryOf(desk), elsewhere)).toEqual(session);
  });

  it("A1: an unverified address links nobody, and an unknown one makes nobody", async () => {
    const { email } = desk.otherCustomer;
    const unverified = identity(email, { isEmailVerified: false });
    expect(await signInWithOauth(entryOf(desk), unverified)).toBeNull();
    const unknown = `${randomUUID()}@example.test`;
    expect(await signInWithOauth(entryOf(desk), identity(unknown))).toBeNull();
    const { rows } = await testDatabase().pool.query("SELECT app_private.user_id_by_email($1) AS id", [
      unknown,
    ]);
    expect(rows).toEqual([{ id: null }]);
    expect(await findOauthSession(entryOf(desk), unverified)).toBeNull();
  });
});
