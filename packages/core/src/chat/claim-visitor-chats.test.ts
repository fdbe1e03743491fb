import { beforeAll, describe, expect, it } from "vitest";
import { customerReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import {
  claimVisitorChats,
  introduceVisitor,
  openPortalAccess,
  resolveGuest,
  submitPortalTicket,
} from "../portal/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { guestOf, mailPortal, portalToken, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { uploadFile } from "../testing/uploads.ts";
import { contactOf, textsFor, visit, visitorChat } from "../testing/visitors.ts";
import { getOwnTicket } from "../tickets/index.ts";
import { acceptChat, currentChat, requestHuman, startChat } from "./index.ts";

const visitor = { kind: "visitor" } as const;
const address = "192.0.2.9";
const gone = "NOT_FOUND: not_found";
let org: TestOrg;
let foreign: TestOrg;
beforeAll(async () => {
  org = await testOrg();
  foreign = await testOrg();
});

describe("a visitor who signs in", () => {
  it("keeps the conversation, with its agent, and finds it once", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    await requestHuman(org.as(actor), { conversationId });
    await acceptChat(org.as(org.agent), { conversationId });
    const member = await org.addMember("customer");
    expect(await claimVisitorChats(org.as(member), token)).toEqual([conversationId]);
    expect(await currentChat(org.as(member))).toMatchObject({ conversationId, mode: "human" });
    expect(await textsFor(org, member, conversationId)).toEqual(["Hello from outside"]);
    expect(await outcomeOf(textsFor(org, actor, conversationId))).toBe(gone);
    const events = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: org.org.id, conversationId, kind: "chat.claimed" } }),
    );
    expect(events).toMatchObject([{ actorMembershipId: member.membershipId, subjectId: member.contactId }]);
    expect(org.ports.disconnected).toContain(`guest-${actor.contactId}`);
  });

  it("sends what was on its way once, before and after", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    const message = { conversationId, clientId: newId(), body: "On its way" };
    await customerReply(org.as(actor), message);
    const member = await org.addMember("customer");
    await claimVisitorChats(org.as(member), token);
    expect(await customerReply(org.as(member), message)).toMatchObject({ isDuplicate: true });
    expect(await textsFor(org, member, conversationId)).toEqual(["Hello from outside", "On its way"]);
  });

  it("brings along what was uploaded for a message that is not sent yet; nobody else's", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    const { id } = await uploadFile(org.as(actor), "a picture of it");
    const stranger = await visit(org);
    const other = await uploadFile(org.as(stranger.actor), "a stranger's");
    const member = await org.addMember("customer");
    await claimVisitorChats(org.as(member), token);
    const send = (attachmentIds: string[]) =>
      customerReply(org.as(member), { conversationId, clientId: newId(), body: "Look", attachmentIds });
    expect(await outcomeOf(send([other.id]))).toBe(gone);
    expect(await send([id])).toMatchObject({ message: { attachments: [{ id }] } });
  });

  it("W1, W3: the token is used up: it opens nothing, and nobody else claims with it, also not at once", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
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
    const { token, actor } = await visit(org);
    await visitorChat(org, actor);
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
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
    const email = org.otherCustomer.email;
    await introduceVisitor(org.as(actor), { name: "Somebody", email });
    const { number } = await submitPortalTicket(org.as(actor), question({ email }));
    const member = await org.addMember("customer");
    await claimVisitorChats(org.as(member), token);
    expect(await currentChat(org.as(member))).toMatchObject({ conversationId });
    expect(await outcomeOf(getOwnTicket(org.as(member), { number }))).toBe(gone);
    expect(await contactOf(org, member.contactId)).toMatchObject({ name: member.name, email: member.email });
  });

  it("goes on under a mailed link as well, on the same browser alone", async () => {
    const { token, actor } = await visit(org);
    const conversationId = await visitorChat(org, actor);
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
