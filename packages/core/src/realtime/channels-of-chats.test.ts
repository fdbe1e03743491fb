import { channels } from "@handrail/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor, GuestActor } from "../actor.ts";
import { startChat } from "../chat/index.ts";
import { newId } from "../ids.ts";
import {
  claimVisitorChats,
  endPortalAccess,
  endVisitorSession,
  expirePortal,
  openVisitorSession,
  resolveGuest,
} from "../portal/index.ts";
import { merge, unmerge } from "../testing/contacts.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { authorizeChannel } from "./authorize-channel.ts";

const gone = "NOT_FOUND: not_found";
let org: TestOrg;
beforeEach(async () => {
  org = await testOrg({ branches: ["North", "South"] });
});

const join = (actor: Actor, name: string, desk = org) => outcomeOf(authorizeChannel(desk.as(actor), name));
const begin = async (actor: Actor) =>
  (await startChat(org.as(actor), { idempotencyKey: newId() })).conversationId;
async function visit(now = new Date()) {
  const visitor = org.as({ kind: "visitor" }, { now });
  const session = await openVisitorSession(visitor, { address: "192.0.2.9" });
  const token = session?.token ?? "";
  const actor = await resolveGuest(visitor, token);
  if (!actor) throw new Error("no session");
  return { token, actor };
}
const own = (conversationId: string) => channels.conversation(conversationId);

describe("T7: a chat's channel, once the chat is somebody else's", () => {
  it("is closed to a visitor who has signed in, whose connections end, and open to who he or she is now", async () => {
    const { token, actor } = await visit();
    const conversationId = await begin(actor);
    expect(await join(actor, own(conversationId))).toBe("ok");
    const member = await org.addMember("customer");
    expect(await join(member, own(conversationId))).toBe(gone);
    await claimVisitorChats(org.as(member), token);
    expect(org.ports.disconnected).toContain(`guest-${actor.contactId}`);
    expect(await join(actor, own(conversationId))).toBe(gone);
    expect(await join(member, own(conversationId))).toBe("ok");
  });

  it("is closed to who had it before contacts were merged, and open again once that is undone", async () => {
    const before = await org.addMember("customer", { branchId: org.branches.North ?? "" });
    const { actor }: { actor: GuestActor } = await visit();
    const conversationId = await begin(actor);
    await merge(org, actor.contactId, before.contactId);
    expect(await join(actor, own(conversationId))).toBe(gone);
    expect(await join(before, own(conversationId))).toBe("ok");
    await unmerge(org, actor.contactId);
    expect(await join(before, own(conversationId))).toBe(gone);
    expect(await join(actor, own(conversationId))).toBe("ok");
  });

  it("is closed to staff of a branch that its customer has left, its notes too", async () => {
    const conversationId = await begin(org.customer);
    const names = [own(conversationId), channels.thread(conversationId)];
    const all = (actor: Actor) => Promise.all(names.map((name) => join(actor, name)));
    expect(await all(org.agent)).toEqual(["ok", "ok"]);
    expect(await all(org.otherAgent)).toEqual([gone, gone]);
    const { contactId: id } = org.customer;
    const where = { orgId_id: { orgId: org.org.id, id } };
    const data = { branchId: org.branches.South ?? "" };
    await org.ports.db.withOrg(org.org.id, (tx) => tx.contact.update({ where, data }));
    expect(await all(org.agent)).toEqual([gone, gone]);
    expect(await all(org.otherAgent)).toEqual(["ok", "ok"]);
  });

  it("is listened to no longer than the session lasts: it ends, or runs out, and the connections end with it", async () => {
    const { token, actor } = await visit();
    const other = (await visit(new Date(Date.now() - 8 * 86_400_000))).actor;
    const kept = (await visit()).actor;
    const visitor = org.as({ kind: "visitor" });
    await endPortalAccess(visitor, newId());
    expect(org.ports.disconnected).toEqual([]);
    await endPortalAccess(visitor, token);
    expect(org.ports.disconnected).toEqual([`guest-${actor.contactId}`]);
    await expirePortal(org.as({ kind: "system", job: "portal.expire" }));
    expect(org.ports.disconnected).toContain(`guest-${other.contactId}`);
    expect(org.ports.disconnected).not.toContain(`guest-${kept.contactId}`);
  });

  it("is guessed by nobody: no pattern, no other organisation, no ended session, no staff channel for a visitor", async () => {
    const { token, actor } = await visit();
    const conversationId = await begin(actor);
    const foreign = await testOrg();
    for (const stranger of [foreign.customer, foreign.agent, foreign.admin])
      expect(await join(stranger, own(conversationId), foreign)).toBe(gone);
    expect(await join(actor, own(conversationId), foreign)).toBe(gone);
    expect(await join(org.otherCustomer, own(conversationId))).toBe(gone);
    const guessed = [
      own("*"),
      own(`${conversationId.slice(0, -1)}*`),
      own("00000000-0000-0000-0000-000000000000"),
      own(newId()),
      `presence-conversation.${conversationId}`,
      `private-encrypted-conversation.${conversationId}`,
      `${own(conversationId)},${channels.desk(org.org.id)}`,
      channels.thread(conversationId),
      channels.desk(org.org.id),
      channels.branch(org.branches.North ?? ""),
      channels.viewers(conversationId),
      channels.person(org.agent.userId),
    ];
    for (const name of guessed) expect(await join(actor, name), name).toMatch(/^(?:NOT_FOUND|FORBIDDEN)/);
    await endVisitorSession(org.as({ kind: "visitor" }), token);
    expect(await resolveGuest(org.as({ kind: "visitor" }), token)).toBeNull();
  });
});
