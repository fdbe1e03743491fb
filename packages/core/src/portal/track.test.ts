import { beforeAll, describe, expect, it } from "vitest";
import { syncConversation } from "../conversations/index.ts";
import { authorizeChannel } from "../realtime/authorize-channel.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { guestOf, mailPortal, portalToken, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket, getTicket, listOwnTickets, rateTicket } from "../tickets/index.ts";
import {
  endPortalAccess,
  expirePortal,
  openPortalAccess,
  requestPortalAccess,
  resolveGuest,
  submitPortalTicket,
} from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.1";
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
});

describe("what is over", () => {
  it("is forgotten once it opens nothing any more, and nothing before", async () => {
    const org = await testOrg();
    await guestOf(org);
    const count = () =>
      org.ports.db.withOrg(org.org.id, async (tx) => ({
        links: await tx.portalLink.count({ where: { orgId: org.org.id } }),
        sessions: await tx.portalSession.count({ where: { orgId: org.org.id } }),
        submissions: await tx.portalSubmission.count({ where: { orgId: org.org.id } }),
      }));
    const job = { kind: "system", job: "portal.expire" } as const;
    const before = await count();
    expect(before).toMatchObject({ sessions: 1, submissions: 1 });
    await expirePortal(org.as(job));
    expect(await count()).toEqual(before);
    const later = { now: new Date(Date.now() + 400 * 86_400_000) };
    await expirePortal(org.as(job, later));
    await expirePortal(org.as(job, later));
    expect(await count()).toEqual({ links: 0, sessions: 0, submissions: 0 });
  });
});

describe("tracking by a mailed link", () => {
  const wanted = (number: string, email: string) =>
    requestPortalAccess(desk.as(visitor), { number, email, locale: "en", address });

  it("answers and works alike whether number and address exist or not", async () => {
    const { number, email } = await guestOf(desk);
    const other = await guestOf(desk);
    const mails = desk.ports.mails.length;
    const cases: [string, string, string][] = [
      [number, email, "sent"],
      [number, "nobody@example.test", "nobody"],
      [number, other.email, "nobody"],
      ["SAAS-20200101-XXXXX", email, "nobody"],
      ["SAAS-20200101-XXXXX", "nobody@example.test", "nobody"],
    ];
    const answers = [];
    for (const [asked, from] of cases) answers.push(await wanted(asked, from));
    expect(new Set(answers)).toEqual(new Set([undefined]));
    expect(desk.ports.enqueued.filter(({ name }) => name === "mail.portal_access")).toHaveLength(
      cases.length,
    );
    expect(await mailPortal(desk)).toEqual(cases.map(([, , outcome]) => outcome));
    expect(desk.ports.mails.slice(mails).map(({ to }) => to)).toEqual([email]);
    const left = await desk.ports.db.withOrg(desk.org.id, (tx) => tx.portalRequest.count());
    expect(left).toBe(0);
  });

  it("works once, and only while it is fresh", async () => {
    const asked = question();
    await submitPortalTicket(desk.as(visitor), asked);
    await mailPortal(desk);
    const token = portalToken(desk, asked.email);
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
    const open = (now?: Date) => openPortalAccess(desk.as(visitor, now ? { now } : {}), { token, address });
    expect(await open(tomorrow)).toBeNull();
    const results = await Promise.all([open(), open(), open()]);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await open()).toBeNull();
    for (const guess of ["", null, token.slice(1), `${token}x`, "x".repeat(43)]) {
      expect(await openPortalAccess(desk.as(visitor), { token: guess, address })).toBeNull();
    }
  });

  it("T1: is worth nothing in another organisation", async () => {
    const foreign = await testOrg();
    const asked = question();
    await submitPortalTicket(desk.as(visitor), asked);
    await mailPortal(desk);
    const token = portalToken(desk, asked.email);
    expect(await openPortalAccess(foreign.as(visitor), { token, address })).toBeNull();
    const session = await openPortalAccess(desk.as(visitor), { token, address });
    expect(session).not.toBeNull();
    expect(await resolveGuest(foreign.as(visitor), session?.token)).toBeNull();
  });

  it("keeps only hashes, proves the address, and ends", async () => {
    const guest = await guestOf(desk);
    const rows = await desk.ports.db.withOrg(desk.org.id, async (tx) => ({
      links: await tx.portalLink.findMany({ where: { contactId: guest.actor.contactId } }),
      contact: await tx.contact.findFirst({ where: { id: guest.actor.contactId } }),
    }));
    expect(JSON.stringify(rows.links)).not.toContain(guest.token);
    expect(rows.contact?.isVerified).toBe(true);
    const again = await guestOf(desk);
    const session = await openPortalAccess(desk.as(visitor), { token: again.token, address });
    expect(session).toBeNull();
    const later = desk.as(visitor, { now: new Date(Date.now() + 8 * 24 * 60 * 60 * 1000) });
    const fresh = question();
    await submitPortalTicket(desk.as(visitor), fresh);
    await mailPortal(desk);
    const token = portalToken(desk, fresh.email);
    const opened = await openPortalAccess(desk.as(visitor), { token, address });
    expect(await resolveGuest(later, opened?.token)).toBeNull();
    expect(await resolveGuest(desk.as(visitor), opened?.token)).not.toBeNull();
    await endPortalAccess(desk.as(visitor), opened?.token);
    expect(await resolveGuest(desk.as(visitor), opened?.token)).toBeNull();
  });

  it("sends who has an account to sign in, without a link that does it", async () => {
    const { number } = await openTestTicket(desk.as(desk.customer));
    await wanted(number, desk.customer.email);
    expect(await mailPortal(desk)).toEqual(["sent"]);
    const mail = desk.ports.mails.at(-1);
    expect(mail?.to).toBe(desk.customer.email);
    expect(mail?.text).toContain(`/support/${number}`);
    expect(mail?.text).not.toContain("token=");
  });

  it("T5 T7: a guest sees, hears and rates the own conversation, and no other", async () => {
    const guest = await guestOf(desk);
    const other = await guestOf(desk);
    const ctx = desk.as(guest.actor);
    const own = await getOwnTicket(ctx, { number: guest.number });
    const theirs = await getOwnTicket(desk.as(other.actor), { number: other.number });
    const asked = { afterSeq: 0, limit: 50 };
    const { messages } = await syncConversation(ctx, { conversationId: own.conversationId, ...asked });
    expect(messages).toHaveLength(1);
    const hidden = [
      () => getOwnTicket(ctx, { number: other.number }),
      () => syncConversation(ctx, { conversationId: theirs.conversationId, ...asked }),
      () => rateTicket(ctx, { ticketId: theirs.id, rating: 1 }),
      () => authorizeChannel(ctx, `private-conversation.${theirs.conversationId}`),
    ];
    for (const each of hidden) expect(await outcomeOf(each())).toBe("NOT_FOUND: not_found");
    await authorizeChannel(ctx, `private-conversation.${own.conversationId}`);
    const channels = [
      `private-thread.${own.conversationId}`,
      `presence-ticket.${own.id}`,
      `private-desk.${desk.org.id}`,
      `private-person.${guest.actor.contactId}`,
    ];
    for (const channel of channels) {
      expect(await outcomeOf(authorizeChannel(ctx, channel))).toBe("FORBIDDEN: forbidden");
    }
    const listed = await listOwnTickets(ctx, { status: "all", limit: 10 });
    expect(listed.tickets.map(({ number }) => number)).toEqual([guest.number]);
    expect(await outcomeOf(getTicket(ctx, { ticketId: theirs.id }))).toBe("NOT_FOUND: not_found");
  });
});
