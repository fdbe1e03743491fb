import { channels } from "@handrail/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import type { GuestActor } from "../actor.ts";
import { createLimiter } from "../adapters/limiter.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import {
  claimVisitorChats,
  endVisitorSession,
  introduceVisitor,
  openPortalAccess,
  openVisitorSession,
  resolveGuest,
  submitPortalTicket,
} from "../portal/index.ts";
import { authorizeChannel } from "../realtime/authorize-channel.ts";
import { outcomeOf } from "../testing/desk.ts";
import { guestOf, mailPortal, portalToken, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { acceptChat, answerChat, currentChat, requestHuman, startChat } from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.9";
const gone = "NOT_FOUND: not_found";
let org: TestOrg;
let foreign: TestOrg;
beforeAll(async () => {
  org = await testOrg();
  foreign = await testOrg();
});

async function visit(desk = org) {
  const session = await openVisitorSession(desk.as(visitor), { address });
  const token = session?.token ?? "";
  const actor = await resolveGuest(desk.as(visitor), token);
  if (!actor) throw new Error("no session");
  return { token, actor };
}
async function chatOf(actor: GuestActor, desk = org) {
  const ctx = desk.as(actor);
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
  await customerReply(ctx, { conversationId, clientId: newId(), body: "Hello from outside" });
  return conversationId;
}
const textsFor = async (actor: Parameters<TestOrg["as"]>[0], conversationId: string, desk = org) => {
  const page = await syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 50 });
  return page.messages.filter(({ senderKind }) => senderKind === "customer").map(({ body }) => body);
};
const contactOf = (id: string, desk = org) =>
  desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.contact.findFirstOrThrow({ where: { orgId: desk.org.id, id } }),
  );

describe("a visitor who chats without an account", () => {
  it("is a new contact without address or past, and finds the chat again by the session alone", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    expect(await contactOf(actor.contactId)).toMatchObject({ email: null, isVerified: false, userId: null });
    const again = await resolveGuest(org.as(visitor), token);
    expect(again).toEqual(actor);
    expect(await currentChat(org.as(actor))).toMatchObject({ conversationId, mode: "ai" });
    expect(await textsFor(actor, conversationId)).toEqual(["Hello from outside"]);
    expect(await openVisitorSession(org.as(actor), { address })).toBeNull();
  });

  it("W1: no token, an empty, a made-up, an expired, an ended and another organisation's open nothing", async () => {
    const { token } = await visit();
    const late = org.as(visitor, { now: new Date(Date.now() + 8 * 86_400_000) });
    for (const given of [undefined, null, "", " ", "a".repeat(43), `${token}x`, [token], { token }]) {
      expect(await resolveGuest(org.as(visitor), given)).toBeNull();
    }
    expect(await resolveGuest(late, token)).toBeNull();
    expect(await resolveGuest(foreign.as(visitor), token)).toBeNull();
    await endVisitorSession(foreign.as(visitor), token);
    expect(await resolveGuest(org.as(visitor), token)).not.toBeNull();
    await endVisitorSession(org.as(visitor), token);
    expect(await resolveGuest(org.as(visitor), token)).toBeNull();
  });

  it("W1, T7: sees, writes in, closes and listens to no chat but the own", async () => {
    const one = await visit();
    const two = await visit();
    const chat = { conversationId: await chatOf(one.actor) };
    const other = org.as(two.actor);
    expect(await outcomeOf(syncConversation(other, { ...chat, afterSeq: 0, limit: 10 }))).toBe(gone);
    expect(await outcomeOf(customerReply(other, { ...chat, clientId: newId(), body: "Mine now" }))).toBe(
      gone,
    );
    expect(await outcomeOf(requestHuman(other, chat))).toBe(gone);
    const names = [
      [org.as(one.actor), channels.conversation(chat.conversationId), "ok"],
      [other, channels.conversation(chat.conversationId), gone],
      [foreign.as(one.actor), channels.conversation(chat.conversationId), gone],
      [org.as(one.actor), channels.thread(chat.conversationId), "FORBIDDEN: forbidden"],
      [org.as(one.actor), channels.desk(org.org.id), "FORBIDDEN: forbidden"],
      [org.as(visitor), channels.conversation(chat.conversationId), "FORBIDDEN: forbidden"],
    ] as const;
    for (const [ctx, name, outcome] of names)
      expect(await outcomeOf(authorizeChannel(ctx, name))).toBe(outcome);
  });

  it("W2: an address that is left is matched with nobody and proves nothing", async () => {
    const known = await guestOf(org);
    const before = await contactOf(known.actor.contactId);
    const { actor } = await visit();
    await introduceVisitor(org.as(actor), { name: "Mallory", email: known.email });
    expect(await contactOf(known.actor.contactId)).toEqual(before);
    expect(await contactOf(actor.contactId)).toMatchObject({
      name: "Mallory",
      email: known.email,
      isVerified: false,
    });
    expect(await outcomeOf(getOwnTicket(org.as(actor), { number: known.number }))).toBe(gone);
    const { number } = await submitPortalTicket(org.as(actor), question({ email: known.email }));
    expect(await outcomeOf(getOwnTicket(org.as(actor), { number }))).toBe(gone);
    expect(await outcomeOf(introduceVisitor(org.as(known.actor), { name: "X", email: "" }))).toBe(
      "PRECONDITION: transition_not_allowed",
    );
  });

  it("W2: who proves the address shares nothing with who only said that it was theirs", async () => {
    const { token, actor } = await visit();
    const email = `${newId()}@example.test`;
    const ctx = org.as(actor);
    await introduceVisitor(ctx, { name: "Mallory", email });
    const opened = await submitPortalTicket(org.as(visitor), question({ email }));
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.ticket.updateMany({
        where: { orgId: org.org.id, number: opened.number },
        data: { contactId: actor.contactId },
      }),
    );
    await mailPortal(org);
    await openPortalAccess(org.as(visitor), { token: portalToken(org, email), address });
    expect(await contactOf(actor.contactId)).toMatchObject({ isVerified: true });
    expect(await resolveGuest(org.as(visitor), token)).toBeNull();
  });

  it("is not let in where the organisation has switched it off, nor where its portal is closed", async () => {
    const closed = await testOrg();
    const { id } = closed.org;
    const { actor } = await visit(closed);
    for (const data of [{ visitorChat: false }, { visitorChat: true, portalEnabled: false }]) {
      await closed.ports.db.withOrg(id, (tx) => tx.organization.update({ where: { id }, data }));
      const off = "PRECONDITION: visitor_chat_off";
      expect(await outcomeOf(openVisitorSession(closed.as(visitor), { address }))).toBe(off);
      expect(await outcomeOf(startChat(closed.as(actor), { idempotencyKey: newId() }))).toBe(off);
    }
  });

  it("A6: begins only so often from one address, and says when to come back", async () => {
    const few = { points: 2, seconds: 600 };
    const limiter = createLimiter(org.ports.db.pool, { visitor_ip: few });
    const ctx = { ...org.as(visitor), ports: { ...org.ports, limiter } };
    const from = newId();
    await openVisitorSession(ctx, { address: from });
    await openVisitorSession(ctx, { address: from });
    await expect(openVisitorSession(ctx, { address: from })).rejects.toMatchObject({
      reason: "too_many_requests",
      retryAfterSeconds: expect.any(Number),
    });
  });
});

describe("a flood of messages", () => {
  it("A6: is refused before anything is written, by the visitor and by the address, and says when to come back", async () => {
    const few = { points: 2, seconds: 600 };
    const from = newId();
    const flood = async (rule: "chat_visitor" | "chat_ip", visitors: Awaited<ReturnType<typeof visit>>[]) => {
      const limiter = createLimiter(org.ports.db.pool, { [rule]: few });
      const outcomes: unknown[] = [];
      for (const { actor } of visitors) {
        const ctx = { ...org.as(actor), ports: { ...org.ports, limiter } };
        const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
        const message = { conversationId, clientId: newId(), body: "Again", address: from };
        const stream = await answerChat(ctx, message).catch((error: unknown) => error);
        if (stream instanceof ReadableStream) for await (const _ of stream);
        else outcomes.push(stream);
      }
      return outcomes;
    };
    const refused = [{ reason: "too_many_requests", retryAfterSeconds: expect.any(Number) }];
    const one = await visit();
    expect(await flood("chat_visitor", [one, one, one])).toMatchObject(refused);
    expect(await flood("chat_ip", [await visit(), await visit(), await visit()])).toMatchObject(refused);
    const chat = await currentChat(org.as(one.actor));
    expect(await textsFor(one.actor, chat?.conversationId ?? "")).toHaveLength(2);
  });
});

describe("a visitor who signs in", () => {
  it("keeps the conversation, with its agent, and finds it once", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    await requestHuman(org.as(actor), { conversationId });
    await acceptChat(org.as(org.agent), { conversationId });
    const member = await org.addMember("customer");
    expect(await claimVisitorChats(org.as(member), token)).toEqual([conversationId]);
    expect(await currentChat(org.as(member))).toMatchObject({ conversationId, mode: "human" });
    expect(await textsFor(member, conversationId)).toEqual(["Hello from outside"]);
    expect(await outcomeOf(textsFor(actor, conversationId))).toBe(gone);
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: org.org.id, conversationId, kind: "chat.claimed" } }),
    );
    expect(events).toMatchObject([{ actorMembershipId: member.membershipId, subjectId: member.contactId }]);
    expect(org.ports.disconnected).toContain(`guest-${actor.contactId}`);
  });

  it("sends what was on its way once, before and after", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    const message = { conversationId, clientId: newId(), body: "On its way" };
    await customerReply(org.as(actor), message);
    const member = await org.addMember("customer");
    await claimVisitorChats(org.as(member), token);
    expect(await customerReply(org.as(member), message)).toMatchObject({ isDuplicate: true });
    expect(await textsFor(member, conversationId)).toEqual(["Hello from outside", "On its way"]);
  });

  it("W1, W3: the token is used up: it opens nothing, and nobody else claims with it, also not at once", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    const [one, two] = await Promise.all([org.addMember("customer"), org.addMember("customer")]);
    const claims = await Promise.all([
      claimVisitorChats(org.as(one), token),
      claimVisitorChats(org.as(two), token),
    ]);
    expect(claims.flat()).toEqual([conversationId]);
    expect(await resolveGuest(org.as(visitor), token)).toBeNull();
    expect(await claimVisitorChats(org.as(two), token)).toEqual([]);
    expect(await claimVisitorChats(org.as(one), token)).toEqual([]);
  });

  it("W1: claims nothing with another organisation's, an expired or a proven session", async () => {
    const { token, actor } = await visit();
    await chatOf(actor);
    const late = { now: new Date(Date.now() + 8 * 86_400_000) };
    expect(await claimVisitorChats(foreign.as(foreign.customer), token)).toEqual([]);
    expect(await claimVisitorChats(org.as(org.customer, late), token)).toEqual([]);
    const proven = await guestOf(org);
    const { conversationId } = await startChat(org.as(proven.actor), { idempotencyKey: newId() });
    for (const given of [proven.token, "", null, undefined])
      expect(await claimVisitorChats(org.as(org.customer), given)).toEqual([]);
    expect(await currentChat(org.as(proven.actor))).toMatchObject({ conversationId });
  });

  it("W2: claims the chat and nothing else: a request under the same address stays where it is", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    const email = org.otherCustomer.email;
    await introduceVisitor(org.as(actor), { name: "Somebody", email });
    const { number } = await submitPortalTicket(org.as(actor), question({ email }));
    const member = await org.addMember("customer");
    await claimVisitorChats(org.as(member), token);
    expect(await currentChat(org.as(member))).toMatchObject({ conversationId });
    expect(await outcomeOf(getOwnTicket(org.as(member), { number }))).toBe(gone);
    expect(await contactOf(member.contactId)).toMatchObject({ name: member.name, email: member.email });
  });

  it("goes on under a mailed link as well, on the same browser alone", async () => {
    const { token, actor } = await visit();
    const conversationId = await chatOf(actor);
    const asked = question();
    await submitPortalTicket(org.as(visitor), asked);
    await mailPortal(org);
    const opened = await openPortalAccess(org.as(visitor), {
      token: portalToken(org, asked.email),
      address,
      earlier: token,
    });
    const proven = await resolveGuest(org.as(visitor), opened?.token);
    expect(proven).toMatchObject({ isProven: true });
    if (proven) expect(await currentChat(org.as(proven))).toMatchObject({ conversationId });
    expect(await resolveGuest(org.as(visitor), token)).toBeNull();
  });
});
