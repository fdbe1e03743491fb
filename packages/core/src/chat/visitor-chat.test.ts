import { channels } from "@handrail/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { createLimiter } from "../adapters/limiter.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import {
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
import { contactOf, textsFor, visit, visitorChat } from "../testing/visitors.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { currentChat, requestHuman, startChat } from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.9";
const gone = "NOT_FOUND: not_found";
let org: TestOrg;
let foreign: TestOrg;
beforeAll(async () => {
  org = await testOrg();
  foreign = await testOrg();
});

describe("a visitor who chats without an account", () => {
  it("is a new contact without address or past, and finds the chat again by the session alone", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    expect(await contactOf(org, actor.contactId)).toMatchObject({
      email: null,
      isVerified: false,
      userId: null,
    });
    const again = await resolveGuest(org.as(visitor), token);
    expect(again).toEqual(actor);
    expect(await currentChat(org.as(actor))).toMatchObject({ conversationId, mode: "ai" });
    expect(await textsFor(org, actor, conversationId)).toEqual(["Hello from outside"]);
    expect(await openVisitorSession(org.as(actor), { address })).toBeNull();
  });

  it("W1: no token, an empty, a made-up, an expired, an ended and another organisation's open nothing", async () => {
    const { token } = await visit(org);
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
    const one = await visit(org);
    const two = await visit(org);
    const chat = { conversationId: await visitorChat(org, one.actor) };
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
    const before = await contactOf(org, known.actor.contactId);
    const { actor } = await visit(org);
    await introduceVisitor(org.as(actor), { name: "Mallory", email: known.email });
    expect(await contactOf(org, known.actor.contactId)).toEqual(before);
    expect(await contactOf(org, actor.contactId)).toMatchObject({
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
    const { token, actor } = await visit(org);
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
    expect(await contactOf(org, actor.contactId)).toMatchObject({ isVerified: true });
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
