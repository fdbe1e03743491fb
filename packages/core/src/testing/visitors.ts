import type { Actor, GuestActor } from "../actor.ts";
import { startChat } from "../chat/index.ts";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openVisitorSession, resolveGuest } from "../portal/index.ts";
import type { TestOrg } from "./test-org.ts";

/** Somebody who has no account, and comes to chat. */
export async function visit(org: TestOrg, address = "192.0.2.9") {
  const visitor = org.as({ kind: "visitor" });
  const session = await openVisitorSession(visitor, { address });
  const token = session?.token ?? "";
  const actor = await resolveGuest(visitor, token);
  if (!actor) throw new Error("no session");
  return { token, actor };
}

/** A chat of a visitor's, begun with a hello. Resolves to the id of its conversation. */
export async function visitorChat(org: TestOrg, actor: GuestActor) {
  const ctx = org.as(actor);
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
  await customerReply(ctx, { conversationId, clientId: newId(), body: "Hello from outside" });
  return conversationId;
}

/** What the customer wrote, as `actor` reads it. */
export async function textsFor(org: TestOrg, actor: Actor, conversationId: string) {
  const page = await syncConversation(org.as(actor), { conversationId, afterSeq: 0, limit: 50 });
  return page.messages.filter(({ senderKind }) => senderKind === "customer").map(({ body }) => body);
}

/** How a contact stands in the database. */
export const contactOf = (org: TestOrg, id: string) =>
  org.ports.db.withOrg(org.org.id, (tx) => tx.contact.findFirstOrThrow({ where: { orgId: org.org.id, id } }));
