import { beforeAll, describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import {
  guestPersonId,
  openPortalAccess,
  requestPortalAccess,
  resolveGuest,
  submitPortalTicket,
} from "../portal/index.ts";
import { addContact, merge, openFor, unmerge } from "../testing/contacts.ts";
import { outcomeOf } from "../testing/desk.ts";
import { mailPortal, portalToken, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { compareContacts, getContact, mergeContacts, unmergeContact } from "./index.ts";

const visitor = { kind: "visitor" } as const;
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

describe("W2: whose address nobody has proved", () => {
  it("never stays with what another asked, unless it is the same address", async () => {
    const [claimed, proven] = [await addContact(desk), await addContact(desk, { isVerified: true })];
    expect(await outcomeOf(merge(desk, proven.contactId, claimed.contactId))).toBe("INVALID: unproven_stays");
    const twin = await addContact(desk, { email: String(claimed.email).toUpperCase() });
    expect(await outcomeOf(merge(desk, twin.contactId, claimed.contactId))).toBe("ok");
    const sides = await compareContacts(desk.as(desk.agent), {
      contactId: claimed.contactId,
      otherId: proven.contactId,
    });
    expect(sides.map(({ id, refusal }) => [id, refusal])).toEqual([
      [claimed.contactId, "unproven_stays"],
      [proven.contactId, null],
    ]);
  });

  it("is not taken over either, and mails nobody a way in", async () => {
    const walkIn = await addContact(desk, { email: null });
    const claimed = await addContact(desk);
    await merge(desk, claimed.contactId, walkIn.contactId);
    expect((await getContact(desk.as(desk.admin), { contactId: walkIn.contactId })).email).toBeNull();
  });

  it("two logins are never one, and a login never goes", async () => {
    const [one, two] = [await desk.addMember("customer"), await desk.addMember("customer")];
    const proven = await addContact(desk, { isVerified: true });
    expect(await outcomeOf(merge(desk, one.contactId, two.contactId))).toBe("INVALID: both_have_login");
    expect(await outcomeOf(merge(desk, one.contactId, proven.contactId))).toBe("INVALID: login_must_stay");
    expect(await outcomeOf(merge(desk, one.contactId, one.contactId))).toBe("INVALID: invalid_input");
  });
});

it("M5: links and sessions that were mailed to the one that goes open nothing while it is merged", async () => {
  const asked = question();
  await submitPortalTicket(desk.as(visitor), asked);
  await mailPortal(desk);
  const link = portalToken(desk, asked.email);
  const owner = await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
    tx.ticket.findFirstOrThrow({ where: { orgId: org.id, idempotencyKey: asked.idempotencyKey } }),
  );
  const person = await desk.addMember("customer");
  await merge(desk, owner.contactId, person.contactId);
  const open = () => openPortalAccess(desk.as(visitor), { token: link, address: "192.0.2.1" });
  expect(await open()).toBeNull();
  await unmerge(desk, owner.contactId);
  const session = await open();
  expect(session).not.toBeNull();
  await merge(desk, owner.contactId, person.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toBeNull();
  await unmerge(desk, owner.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toMatchObject({ contactId: owner.contactId });
});

it("T7: who was told of both hears no more of the other's, and the address that came with it opens nothing", async () => {
  const email = `${newId()}@example.test`;
  const [proven, walkIn] = [
    await addContact(desk, { email, isVerified: true }),
    await addContact(desk, { email: null }),
  ];
  const { number } = await openFor(desk, walkIn.contactId);
  await merge(desk, proven.contactId, walkIn.contactId);
  await requestPortalAccess(desk.as(visitor), { number, email, locale: "en", address: "192.0.2.1" });
  await mailPortal(desk);
  const open = () =>
    openPortalAccess(desk.as(visitor), { token: portalToken(desk, email), address: "192.0.2.1" });
  const session = await open();
  expect(await resolveGuest(desk.as(visitor), session?.token)).toMatchObject({ contactId: walkIn.contactId });
  await requestPortalAccess(desk.as(visitor), { number, email, locale: "en", address: "192.0.2.1" });
  await mailPortal(desk);
  desk.ports.disconnected.splice(0);
  await unmerge(desk, proven.contactId);
  expect(await resolveGuest(desk.as(visitor), session?.token)).toBeNull();
  expect(await open()).toBeNull();
  expect(desk.ports.disconnected).toContain(guestPersonId(walkIn.contactId));

  const [guest, person] = [await addContact(desk), await desk.addMember("customer")];
  await merge(desk, guest.contactId, person.contactId);
  desk.ports.disconnected.splice(0);
  await unmerge(desk, guest.contactId);
  expect(desk.ports.disconnected).toContain(person.userId);
});

it("T5 T6: needs both contacts and all that moves within reach", async () => {
  const org = await testOrg({ branches: ["North", "South"] });
  const foreign = await testOrg();
  const north = await addContact(org, { isVerified: true, branchId: org.branches.North ?? "" });
  const other = await addContact(org, { isVerified: true, branchId: org.branches.North ?? "" });
  const south = await addContact(org, { isVerified: true, branchId: org.branches.South ?? "" });
  const theirs = await addContact(foreign, { isVerified: true });
  const pairs = [
    [north, south],
    [south, north],
    [north, theirs],
    [theirs, north],
  ] as const;
  for (const [one, two] of pairs) {
    const ctx = org.as(org.agent);
    const pair = { contactId: one.contactId, targetId: two.contactId };
    expect(await outcomeOf(mergeContacts(ctx, pair))).toBe("NOT_FOUND: not_found");
    const compared = compareContacts(ctx, { contactId: one.contactId, otherId: two.contactId });
    expect(await outcomeOf(compared)).toBe("NOT_FOUND: not_found");
  }
  const ticket = await openFor(org, north.contactId, "Moved");
  const place = (branchId: string) =>
    withTransaction(org.as(org.admin), ({ tx }) =>
      tx.ticket.updateMany({ where: { orgId: org.org.id, id: ticket.id }, data: { branchId } }),
    );
  await place(org.branches.South ?? "");
  const pair = { contactId: north.contactId, targetId: other.contactId };
  expect(await outcomeOf(mergeContacts(org.as(org.agent), pair))).toBe("PRECONDITION: tickets_elsewhere");
  await mergeContacts(org.as(org.admin), pair);
  for (const ctx of [org.as(org.otherAgent), foreign.as(foreign.admin)])
    expect(await outcomeOf(unmergeContact(ctx, north))).toBe("NOT_FOUND: not_found");
  expect(await outcomeOf(unmergeContact(org.as(org.agent), north))).toBe("PRECONDITION: tickets_elsewhere");
  await place(org.branches.North ?? "");
  expect(await outcomeOf(unmergeContact(org.as(org.agent), north))).toBe("ok");
});
