import type { JobPayload, Sorting } from "@handrail/contracts";
import type { MemberActor } from "../actor.ts";
import { acceptChat, requestHuman, startChat } from "../chat/index.ts";
import { storeChatMessage } from "../chat/store-message.ts";
import { syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { heartbeat } from "../routing/index.ts";
import type { TestOrg } from "./test-org.ts";

/** A new customer's chat that waits for a person; `says` is what was written before. */
export async function waitingChat(
  org: TestOrg,
  {
    customer = org.customer,
    says = "I was charged twice",
    now,
  }: { customer?: MemberActor; says?: string; now?: Date } = {},
) {
  const ctx = org.as(customer, now ? { now } : {});
  const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
  await storeChatMessage(ctx, { conversationId, clientId: newId(), body: says });
  await requestHuman(ctx, { conversationId });
  return conversationId;
}

/** Has a chat be sorted as one about a bill; `given` is what a test cares about. */
export async function sortAsBilling(org: TestOrg, conversationId: string, given: Partial<Sorting> = {}) {
  const triage: Sorting = {
    state: "done",
    at: new Date().toISOString(),
    model: "local",
    categoryId: org.categories.billing,
    category: "billing",
    type: "billing",
    priority: "normal",
    severity: "medium",
    intent: null,
    sentiment: "neutral",
    language: "en",
    summary: "Charged twice",
    confidence: 0.9,
    ...given,
  };
  await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.chatSession.updateMany({
      where: { orgId: org.org.id, conversationId },
      data: { triage: { ...triage } },
    }),
  );
}

/** As a job of the organisation. */
export const asJob = (org: TestOrg, now?: Date) =>
  org.as({ kind: "system", job: "chat.route" }, now ? { now } : {});

/** Agents whose dashboards are open. */
export async function arrive(org: TestOrg, agents: readonly MemberActor[], now?: Date) {
  for (const agent of agents) await heartbeat(org.as(agent, now ? { now } : {}), { isHidden: false });
}

/** A chat that the agent has accepted; the other agent is there too. */
export async function heldChat(org: TestOrg, now?: Date) {
  await arrive(org, [org.agent, org.otherAgent], now);
  const conversationId = await waitingChat(org, now ? { now } : {});
  await acceptChat(org.as(org.agent, now ? { now } : {}), { conversationId });
  return conversationId;
}

/** The notes on a chat, which no customer reads. */
export async function notesOf(org: TestOrg, conversationId: string) {
  const { messages } = await syncConversation(org.as(org.admin), { conversationId, afterSeq: 0, limit: 200 });
  return messages.filter(({ isInternal }) => isInternal).map(({ body }) => body);
}

/** How the chat stands in the database. */
export const chatOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.chatSession.findFirstOrThrow({ where: { orgId: org.org.id, conversationId } }),
  );

/** The chat's events in order, with their data. */
export const eventsOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.event.findMany({
      where: { orgId: org.org.id, conversationId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { kind: true, data: true, actorKind: true },
    }),
  );

/** What the customer reads. */
export async function customerReads(org: TestOrg, conversationId: string, customer = org.customer) {
  const { messages } = await syncConversation(org.as(customer), { conversationId, afterSeq: 0, limit: 200 });
  return messages.map(({ senderKind, body }) => ({ senderKind, body }));
}

/** The payloads of the archive jobs that were asked for. */
export const archivesOf = (org: TestOrg) =>
  org.ports.enqueued.flatMap(({ name, payload }) =>
    name === "chat.session_archive" ? [payload as JobPayload<"chat.session_archive">] : [],
  );
