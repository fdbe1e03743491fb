import { type BusinessHours, weekSchema } from "@handrail/contracts/hours";
import { callBackInput } from "@handrail/contracts/inputs/call-back";
import { describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { createLimiter } from "../adapters/limiter.ts";
import { acceptChat, closeChat, currentChat, requestHuman, startChat } from "../chat/index.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { saveHours } from "../hours/index.ts";
import { newId } from "../ids.ts";
import { openVisitorSession, resolveGuest } from "../portal/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { chatOf, customerReads, eventsOf, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { usualRules } from "./chat-rules.ts";
import { callBack, callBackChoices, chatToTicket, saveChatRules } from "./index.ts";

const phone = "+34 612 34 56 78";
const now = new Date("2026-11-20T18:30:00Z");
const office = weekSchema.parse([{ day: 1, from: "09:00", to: "13:00" }] satisfies BusinessHours["spans"]);
const wish = (conversationId: string, given: object = {}) =>
  callBackInput.parse({ conversationId, phone, at: null, ...given });

const withHours = (org: TestOrg) =>
  saveHours(org.as(org.admin), { version: null, timeZone: "Europe/Madrid", spans: office, holidays: [] });
const ticketOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findFirstOrThrow({
      where: { orgId: org.org.id, conversations: { some: { id: conversationId } } },
      include: { contact: true },
    }),
  );

async function visitorOf(org: TestOrg) {
  const visitor = org.as({ kind: "visitor" });
  const session = await openVisitorSession(visitor, { address: "192.0.2.9" });
  const actor = await resolveGuest(visitor, session?.token);
  if (!actor) throw new Error("no session");
  const ctx = org.as(actor);
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId(), locale: "es" });
  await customerReply(ctx, { conversationId, clientId: newId(), body: "Hola" });
  await requestHuman(ctx, { conversationId });
  return { actor, conversationId };
}

describe("a customer whom nobody answers asks to be called", () => {
  it("the same conversation goes on as a ticket of its own kind, with number, wish and date", async () => {
    const org = await testOrg();
    await withHours(org);
    const conversationId = await waitingChat(org);
    const asker = org.as(org.customer, { now });
    const { isOffered, slots } = await callBackChoices(asker);
    expect([isOffered, slots.length]).toEqual([true, 8]);
    expect(slots[0]?.from).toEqual(new Date("2026-11-23T08:00:00Z"));
    const asked = wish(conversationId, { at: slots[0]?.from, topic: "A refund" });
    const ticket = await callBack(asker, asked);
    expect(await callBack(asker, asked)).toEqual(ticket);
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "closed" });
    const opened = await ticketOf(org, conversationId);
    expect(opened).toMatchObject({
      number: ticket.number,
      type: "callback",
      source: "chat",
      subject: "A refund",
      dueAt: new Date("2026-11-23T09:00:00Z"),
      contact: { phone: "+34612345678" },
    });
    expect(opened.preview).toContain("+34 612 34 56 78");
    const said = await customerReads(org, conversationId);
    expect(said.at(-2)).toEqual({
      senderKind: "customer",
      body: expect.stringMatching(
        /^Please call me back: \+34 612 34 56 78, .*23 November.*09:00.*10:00.* \(Europe\/Madrid\)\.\n\nA refund$/,
      ),
    });
    expect(said.at(-1)).toMatchObject({ senderKind: "system", body: expect.stringContaining(ticket.number) });
    expect(await getOwnTicket(asker, { number: ticket.number })).toMatchObject({ conversationId });
    const events = await eventsOf(org, conversationId);
    expect(events.find(({ kind }) => kind === "chat.ticket_opened")).toMatchObject({
      actorKind: "customer",
      data: { cause: "callback" },
    });
  });

  it("of many at once, one ticket", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    const tickets = await Promise.all(
      Array.from({ length: 6 }, () => callBack(org.as(org.customer), wish(conversationId))),
    );
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(1);
    const said = await customerReads(org, conversationId);
    expect(said.filter(({ body }) => body.includes("call me back"))).toHaveLength(1);
  });

  it("is told so where the chat went on as a ticket meanwhile: nobody would know the number", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    const ticket = { subject: "", note: "", keep: false, dispositionId: null };
    const outcomes = await Promise.all([
      outcomeOf(chatToTicket(org.as(org.agent), { conversationId, ...ticket })),
      outcomeOf(callBack(org.as(org.customer), wish(conversationId))),
    ]);
    const isPromised = outcomes[1] === "ok";
    expect(outcomes).toEqual(["ok", isPromised ? "ok" : "CONFLICT: chat_changed"]);
    const said = await customerReads(org, conversationId);
    expect(said.some(({ body }) => body.includes("612"))).toBe(isPromised);
    const other = await waitingChat(org, { customer: org.otherCustomer });
    await chatToTicket(org.as(org.agent), { conversationId: other, ...ticket });
    const late = callBack(org.as(org.otherCustomer), wish(other));
    expect(await outcomeOf(late)).toBe("CONFLICT: chat_changed");
  });

  it("takes no hour that is not offered, nothing where it is switched off, and nobody away from a person", async () => {
    const org = await testOrg();
    await withHours(org);
    const conversationId = await waitingChat(org);
    const asker = org.as(org.customer, { now });
    const night = wish(conversationId, { at: new Date("2026-11-23T03:00:00Z") });
    expect(await outcomeOf(callBack(asker, night))).toBe("INVALID: invalid_input");
    await saveChatRules(org.as(org.admin), { version: 0, rules: { ...usualRules, callbacks: false } });
    expect(await callBackChoices(asker)).toMatchObject({ isOffered: false, slots: [] });
    expect(await outcomeOf(callBack(asker, wish(conversationId)))).toBe("PRECONDITION: callbacks_off");
    await saveChatRules(org.as(org.admin), { version: 1, rules: usualRules });
    await acceptChat(org.as(org.agent), { conversationId });
    expect(await outcomeOf(callBack(asker, wish(conversationId)))).toBe("CONFLICT: chat_changed");
    await closeChat(asker, { conversationId });
    expect(await outcomeOf(callBack(asker, wish(conversationId)))).toBe("CONFLICT: chat_changed");
    expect((await customerReads(org, conversationId)).some(({ body }) => body.includes("612"))).toBe(false);
  });

  it("W1, W2, T1: only in the own chat; what a visitor leaves stays with the visitor", async () => {
    const org = await testOrg();
    const foreign = await testOrg();
    const { actor, conversationId } = await visitorOf(org);
    const other = await visitorOf(org);
    const strangers: [TestOrg, Actor][] = [
      [org, other.actor],
      [org, org.customer],
      [org, org.agent],
      [foreign, foreign.admin],
      [foreign, actor],
    ];
    for (const [desk, stranger] of strangers)
      expect(await outcomeOf(callBack(desk.as(stranger), wish(conversationId)))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(callBack(org.as({ kind: "visitor" }), wish(conversationId)))).toMatch(
      /^UNAUTHENTICATED/,
    );
    const ticket = await callBack(org.as(actor), { ...wish(conversationId), address: "192.0.2.9" });
    expect(await ticketOf(org, conversationId)).toMatchObject({
      number: ticket.number,
      contactId: actor.contactId,
      contact: { phone: "+34612345678", isVerified: false },
    });
    expect(await currentChat(org.as(actor))).toMatchObject({ mode: "closed" });
    const untouched = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.contact.findFirstOrThrow({ where: { orgId: org.org.id, id: other.actor.contactId } }),
    );
    expect(untouched.phone).toBeNull();
  });

  it("the chat's own lines are in the language of its customer, whatever the organisation's", async () => {
    const org = await testOrg();
    const { actor, conversationId } = await visitorOf(org);
    await callBack(org.as(actor), wish(conversationId));
    const page = await syncConversation(org.as(actor), { conversationId, afterSeq: 0, limit: 50 });
    const lines = page.messages.map(({ body }) => body);
    expect(lines[1]).toMatch(/^Pidió hablar con una persona/);
    expect(lines.at(-2)).toBe("Llámenme, por favor: +34 612 34 56 78, a cualquier hora.");
    expect(lines.at(-1)).toMatch(/^Anotamos que quiere/);
  });

  it("floods are refused: of one person, and of visitors by where they come from", async () => {
    const org = await testOrg();
    const { actor, conversationId } = await visitorOf(org);
    const { pool } = org.ports.db;
    const limiter = createLimiter(pool, { callback_ip: { points: 1, seconds: 60 } });
    const limited = { ...org.as(actor), ports: { ...org.ports, limiter } };
    await limiter.consume("callback_ip", "192.0.2.77");
    const asked = { ...wish(conversationId), address: "192.0.2.77" };
    expect(await outcomeOf(callBack(limited, asked))).toBe("LIMIT_REACHED: too_many_requests");
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting" });
  });
});
