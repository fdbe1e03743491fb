import { portalTicketInput } from "@handrail/contracts/inputs/portal";
import { beforeAll, describe, expect, it } from "vitest";
import { createLimiter } from "../adapters/limiter.ts";
import { presignUpload, receiveUpload } from "../files/index.ts";
import { newId } from "../ids.ts";
import { testDatabase } from "../testing/database.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { ask, guestOf, mailPortal, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { signedOf } from "../testing/uploads.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { requestPortalAccess, submitPortalTicket } from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.1";
let desk: TestOrg;
beforeAll(async () => {
  desk = await testOrg();
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.desk.create({
      data: {
        orgId: desk.org.id,
        id: newId(),
        kind: "public",
        name: "Public",
        numberPattern: "SAAS-{yyyymmdd}-{rand:5}",
      },
    }),
  );
});

const contactsWith = (email: string) =>
  desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.contact.findMany({ where: { orgId: desk.org.id, email }, orderBy: { createdAt: "asc" } }),
  );
const ticketsOf = (contactId: string) =>
  desk.ports.db.withOrg(desk.org.id, (tx) => tx.ticket.count({ where: { orgId: desk.org.id, contactId } }));

describe("asking without an account", () => {
  it("opens a ticket on the public desk, as a visitor's and with the priority chosen", async () => {
    const { number } = await ask(desk, { priority: "high", company: "Acme", name: "Ana López" });
    expect(number).toMatch(/^SAAS-\d{8}-[2-9A-Z]{5}$/);
    const found = await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.ticket.findFirst({
        where: { orgId: desk.org.id, number },
        include: { contact: true, desk: true, conversations: { include: { messages: true } } },
      }),
    );
    expect(found).toMatchObject({ priority: "high", source: "web", desk: { kind: "public" } });
    expect(found?.contact).toMatchObject({ company: "Acme", isVerified: false, userId: null, plan: "beta" });
    expect(found?.conversations[0]?.messages).toMatchObject([
      { senderKind: "customer", senderName: "Ana López", senderMembershipId: null },
    ]);
  });

  it("is one ticket however often the button is pressed, also at once", async () => {
    const once = question();
    const ctx = desk.as(visitor);
    const both = await Promise.all([submitPortalTicket(ctx, once), submitPortalTicket(ctx, once)]);
    const later = await submitPortalTicket(ctx, { ...once, subject: "Another subject" });
    expect(new Set([...both, later].map(({ number }) => number)).size).toBe(1);
    expect(await contactsWith(once.email)).toHaveLength(1);
  });

  it("W2: whoever claims a known address gets a new contact without a past, and changes nothing", async () => {
    const { customer } = desk;
    await openTestTicket(desk.as(customer));
    const before = await contactsWith(customer.email);
    await ask(desk, { email: customer.email, name: "Mallory", company: "Evil" });
    const after = await contactsWith(customer.email);
    expect(after).toHaveLength(before.length + 1);
    expect(after.slice(0, before.length)).toEqual(before);
    const claimed = after.at(-1);
    expect(claimed).toMatchObject({ isVerified: false, userId: null, name: "Mallory" });
    expect(await ticketsOf(claimed?.id ?? "")).toBe(1);
  });

  it("W2: a guest who has proved one address claims another as a stranger", async () => {
    const guest = await guestOf(desk);
    const other = await guestOf(desk);
    const ctx = desk.as(guest.actor);
    await submitPortalTicket(ctx, question({ email: guest.email }));
    expect(await ticketsOf(guest.actor.contactId)).toBe(2);
    await submitPortalTicket(ctx, question({ email: other.email }));
    expect(await ticketsOf(other.actor.contactId)).toBe(1);
    expect(await ticketsOf(guest.actor.contactId)).toBe(2);
  });

  it("M5: the mail that follows carries nothing that the asker wrote", async () => {
    const mine = await testOrg();
    const email = `${newId()}@example.test`;
    await ask(mine, {
      email,
      name: "BUY-PILLS http://evil.example",
      subject: "CLICK-HERE http://evil.example",
      description: "WIN-A-PRIZE http://evil.example",
      company: "SPAM-INC",
    });
    await mailPortal(mine);
    const [mail] = mine.ports.mails;
    expect(mail?.to).toBe(email);
    const whole = JSON.stringify(mail);
    for (const text of ["evil.example", "BUY-PILLS", "CLICK-HERE", "WIN-A-PRIZE", "SPAM-INC"])
      expect(whole).not.toContain(text);
  });

  it("M5: an address is mailed once in a while, whoever asks; the tickets come in all the same", async () => {
    const mine = await testOrg();
    mine.ports.limiter = createLimiter(testDatabase().pool);
    const email = `${newId()}@example.test`;
    const numbers = [await ask(mine, { email }), await ask(mine, { email, address: "198.51.100.7" })];
    await mailPortal(mine);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2);
    expect(mine.ports.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });

  it("what falls into the trap is answered alike, and nothing is written", async () => {
    const asked = question({ website: "https://spam.example" });
    const { number } = await submitPortalTicket(desk.as(visitor), asked);
    expect(number).toMatch(/^SAAS-/);
    expect(await contactsWith(asked.email)).toEqual([]);
  });

  it("is limited by the person and by the address, and says when to come back", async () => {
    const mine = await testOrg();
    const few = { points: 2, seconds: 600 };
    const asked = (given: Parameters<typeof question>[0]) => ask(mine, given);
    mine.ports.limiter = createLimiter(testDatabase().pool, { portal_ip: few });
    const from = newId();
    await asked({ address: from });
    await asked({ address: from });
    await expect(asked({ address: from })).rejects.toMatchObject({
      reason: "too_many_requests",
      retryAfterSeconds: expect.any(Number),
    });
    mine.ports.limiter = createLimiter(testDatabase().pool, { portal: few });
    const email = `${newId()}@example.test`;
    await asked({ email, address: newId() });
    await asked({ email, address: newId() });
    await expect(asked({ email, address: newId() })).rejects.toMatchObject({ code: "LIMIT_REACHED" });
  });

  it("is refused where the organisation has switched it off", async () => {
    const closed = await testOrg();
    const { id } = closed.org;
    await closed.ports.db.withOrg(id, (tx) =>
      tx.organization.update({ where: { id }, data: { portalEnabled: false } }),
    );
    expect(await outcomeOf(ask(closed))).toBe("PRECONDITION: portal_off");
    const access = requestPortalAccess(closed.as(visitor), {
      number: "A-1",
      email: "a@b.example",
      locale: "en",
      address,
    });
    expect(await outcomeOf(access)).toBe("PRECONDITION: portal_off");
  });

  it("C1: keeps hostile text as text, in every field", async () => {
    const hostile = `<img src=x onerror=alert(1)>"><script>alert(1)</script>`;
    const { address: _, ...asked } = question({ name: hostile, company: hostile, subject: hostile });
    const parsed = portalTicketInput.parse({ ...asked, description: hostile });
    const guest = await guestOf(desk, { ...parsed, email: `${newId()}@example.test` });
    const ticket = await getOwnTicket(desk.as(guest.actor), { number: guest.number });
    expect(ticket.subject).toBe(hostile);
    expect(guest.actor.name).toBe(hostile);
  });

  it("T4: does not take another visitor's upload", async () => {
    const ctx = desk.as(visitor);
    const visitorKey = newId();
    const upload = await presignUpload(ctx, { name: "a.txt", size: 5, clientIp: address, visitorKey });
    const signed = { id: upload.id, ...signedOf(upload.url) };
    async function* body() {
      yield Buffer.from("hello");
    }
    const stolen = receiveUpload(ctx, { ...signed, visitorKey: newId(), body: body() });
    expect(await outcomeOf(stolen)).toBe("NOT_FOUND: not_found");
    await receiveUpload(ctx, { ...signed, visitorKey, body: body() });
    expect(await outcomeOf(ask(desk, { attachmentIds: [upload.id] }))).toBe("NOT_FOUND: not_found");
    const { number } = await ask(desk, { attachmentIds: [upload.id], visitorKey });
    expect(number).not.toBe("");
  });
});
