import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../actor.ts";
import { changeMember, removeMember } from "../members/index.ts";
import { askForLink, entryOf, givePassword, testPassword } from "../testing/accounts.ts";
import { testDatabase } from "../testing/database.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import {
  changePassword,
  resetPassword,
  resolveActor,
  resolveVisitor,
  type Session,
  signInWithLink,
  signInWithPassword,
} from "./index.ts";

const newPassword = "quite another password";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
});

const resolve = (session: Session, orgSlug: string | null = null) =>
  resolveActor({ db: testDatabase(), ...session, orgSlug });
const sessionOf = ({ userId }: MemberActor): Session => ({ userId, sessionVersion: 1 });

describe("who a session is", () => {
  it("resolves to the very actor and organisation that commands see", async () => {
    for (const actor of [desk.customer, desk.agent, desk.admin]) {
      expect(await resolve(sessionOf(actor))).toEqual({
        org: { ...desk.org, kbVersion: expect.any(Number) },
        actor,
        memberships: [{ slug: desk.org.slug, name: desk.org.name, role: actor.role }],
      });
    }
  });

  it("chooses among the own organisations: host, then choice, then the first", async () => {
    const other = await testOrg();
    const { userId } = desk.agent;
    const db = testDatabase();
    await db.withOrg(other.org.id, async (tx) => {
      const membershipId = randomUUID();
      await tx.membership.create({
        data: { orgId: other.org.id, id: membershipId, userId, role: "customer" },
      });
      await tx.contact.create({
        data: { orgId: other.org.id, id: randomUUID(), userId, name: "x", isVerified: true },
      });
      await tx.organization.update({
        where: { id: other.org.id },
        data: { hosts: [`${other.org.slug}.example`] },
        select: { id: true },
      });
    });
    const session = sessionOf(desk.agent);
    const foreign = (await testOrg()).org.slug;
    expect((await resolve(session))?.org.slug).toBe(desk.org.slug);
    expect((await resolve(session, foreign))?.org.slug).toBe(desk.org.slug);
    expect((await resolve(session, other.org.slug))?.actor.role).toBe("customer");
    const byHost = await resolveActor({
      db,
      ...session,
      orgSlug: desk.org.slug,
      host: `${other.org.slug}.example:3000`,
    });
    expect(byHost?.org.slug).toBe(other.org.slug);
    expect(byHost?.memberships).toHaveLength(2);
    const visitor = await resolveVisitor({ db, host: `${other.org.slug}.example`, orgSlug: desk.org.slug });
    expect(visitor?.slug).toBe(other.org.slug);
    expect(await resolveVisitor({ db, host: "localhost:3000", orgSlug: desk.org.slug })).toEqual({
      ...desk.org,
      kbVersion: expect.any(Number),
    });
  });

  it("is nobody for an unknown person or another version", async () => {
    expect(await resolve({ userId: randomUUID(), sessionVersion: 1 })).toBeNull();
    expect(await resolve({ ...sessionOf(desk.agent), sessionVersion: 2 })).toBeNull();
  });
});

describe("A7: a session dies with", () => {
  const ended = async (who: MemberActor) => {
    expect(await resolve(sessionOf(who))).toBeNull();
    expect(desk.ports.disconnected).toContain(who.userId);
  };

  it("a change of role", async () => {
    const { membershipId } = desk.agent;
    await changeMember(desk.as(desk.admin), { membershipId, role: "customer", branchIds: [] });
    await ended(desk.agent);
    expect((await resolve({ ...sessionOf(desk.agent), sessionVersion: 2 }))?.actor.role).toBe("customer");
  });

  it("a change of branches", async () => {
    const { membershipId } = desk.agent;
    const branchIds = [desk.branches.South ?? ""];
    await changeMember(desk.as(desk.admin), { membershipId, role: "agent", branchIds });
    await ended(desk.agent);
    expect((await resolve({ ...sessionOf(desk.agent), sessionVersion: 2 }))?.actor.branches).toEqual(
      branchIds,
    );
  });

  it("removal, and a new sign-in is refused", async () => {
    await givePassword(desk.agent);
    await removeMember(desk.as(desk.admin), { membershipId: desk.agent.membershipId });
    await ended(desk.agent);
    expect(await resolve({ ...sessionOf(desk.agent), sessionVersion: 2 })).toBeNull();
    const attempt = { email: desk.agent.email, password: testPassword };
    expect(await signInWithPassword(entryOf(desk), attempt)).toBeNull();
  });

  it("a change of password, which needs the old one and ends links", async () => {
    await givePassword(desk.customer);
    const { email } = desk.customer;
    const link = await askForLink(desk, "sign_in", email);
    const change = (current: string) =>
      changePassword(desk.as(desk.customer), { current, password: newPassword });
    expect(await outcomeOf(change("not the password"))).toBe("INVALID: password_wrong");
    expect(await resolve(sessionOf(desk.customer))).not.toBeNull();
    await change(testPassword);
    await ended(desk.customer);
    expect(await signInWithLink(entryOf(desk), link)).toBeNull();
    expect(await signInWithPassword(entryOf(desk), { email, password: testPassword })).toBeNull();
    expect(await signInWithPassword(entryOf(desk), { email, password: newPassword })).toEqual({
      ...sessionOf(desk.customer),
      sessionVersion: 2,
    });
  });

  it("a reset password; its link works once, within the hour", async () => {
    const { email } = desk.customer;
    const now = new Date();
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    const reset = (token: string, at = now) =>
      resetPassword(entryOf(desk, { now: at }), { token, password: newPassword });
    const late = await askForLink(desk, "reset_password", email, now);
    expect(await outcomeOf(reset(late, later(60)))).toBe("PRECONDITION: link_expired");
    const token = await askForLink(desk, "reset_password", email, now);
    const outcomes = await Promise.all([outcomeOf(reset(token)), outcomeOf(reset(token))]);
    expect(outcomes.sort()).toEqual(["PRECONDITION: link_expired", "ok"]);
    await ended(desk.customer);
    expect(await outcomeOf(reset("A".repeat(43)))).toBe("PRECONDITION: link_expired");
    expect(await outcomeOf(reset(await askForLink(desk, "sign_in", email, now)))).toBe(
      "PRECONDITION: link_expired",
    );
  });
});
