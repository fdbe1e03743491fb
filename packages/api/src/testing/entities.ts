import { randomUUID } from "node:crypto";
import { type MemberActor, newId, withTransaction } from "@handrail/core";
import { createKey, revokeKey } from "@handrail/core/api-keys/index";
import { appendMessage } from "@handrail/core/conversations/append-message";
import { scheduleReply } from "@handrail/core/conversations/index";
import {
  openPortalAccess,
  resolveGuest,
  sendPortalAccess,
  submitPortalTicket,
} from "@handrail/core/portal/index";
import type { TestOrg } from "@handrail/core/testing/test-org";
import { getOwnTicket, openTicket } from "@handrail/core/tickets/index";
import { createActEntities } from "./act-entities.ts";

/** Ids of one organisation and branch, for a probe to aim at. */
export type Entities = Awaited<ReturnType<typeof createEntities>>;

async function createConversation(test: TestOrg, owner: MemberActor) {
  const ctx = test.as(owner);
  const ticket = await openTicket(ctx, {
    idempotencyKey: randomUUID(),
    subject: "The export stays empty",
    description: "Since this morning the export has no rows.",
    type: "question",
    severity: "medium",
  });
  const answer = {
    conversationId: ticket.conversationId,
    senderKind: "ai",
    body: "Press **Rebuild**.",
  } as const;
  const { draft, answered } = await withTransaction(ctx, async (tx) => ({
    answered: await appendMessage(tx, answer),
    draft: await appendMessage(tx, { ...answer, state: "draft" }),
  }));
  return { ticket, draft, answered };
}

async function createChat(test: TestOrg, owner: MemberActor, mode: "ai" | "waiting" | "human") {
  const conversationId = newId();
  await withTransaction(test.as(owner), async ({ tx, org }) => {
    const orgId = org.id;
    await tx.conversation.create({
      data: { orgId, id: conversationId, channel: "chat", contactId: owner.contactId },
    });
    const assigneeId = mode === "human" ? test.agent.membershipId : null;
    const waitingSince = mode === "waiting" ? new Date() : null;
    await tx.chatSession.create({ data: { orgId, conversationId, mode, assigneeId, waitingSince } });
  });
  return conversationId;
}

async function createAttachment(test: TestOrg, messageId: string) {
  const id = newId();
  await withTransaction(test.as(test.admin), async ({ tx, org }) => {
    const orgId = org.id;
    const data = {
      orgId,
      id,
      messageId,
      kind: "message",
      state: "ready",
      name: "export.csv",
      size: 9,
    } as const;
    await tx.attachment.create({ data });
    await tx.message.update({ where: { orgId_id: { orgId, id: messageId } }, data: { fileCount: 1 } });
  });
  return id;
}

/** A shared view of the agent's: one for all, for a person keeps only so many. */
function createSavedView(test: TestOrg, { membershipId: ownerId }: MemberActor): Promise<string> {
  return withTransaction(test.as(test.admin), async ({ tx, org: { id: orgId } }) => {
    const kept = await tx.savedView.findFirst({ where: { orgId, ownerId }, select: { id: true } });
    if (kept) return kept.id;
    const data = { orgId, id: newId(), ownerId, name: "Late ones", isShared: true, query: {} };
    const { id } = await tx.savedView.create({ data, select: { id: true } });
    return id;
  });
}

/** Somebody without an account who has proved the address, and what they asked. */
async function createGuest(test: TestOrg) {
  const visitor = test.as({ kind: "visitor" });
  const email = `${randomUUID()}@example.test`;
  const { number } = await submitPortalTicket(visitor, {
    idempotencyKey: randomUUID(),
    visitorKey: randomUUID(),
    subject: "The invoice is missing",
    description: "It should have come on Monday.",
    name: "Ana",
    email,
    company: "",
    priority: "normal",
    locale: "en",
    website: "",
    custom: {},
    attachmentIds: [],
    address: "192.0.2.1",
  });
  const job = test.ports.enqueued.findLast(({ name }) => name === "mail.portal_access");
  const requestId = String(Reflect.get(Object(job?.payload), "requestId"));
  await sendPortalAccess(test.as({ kind: "system", job: "mail.portal_access" }), { requestId });
  const mail = test.ports.mails.findLast(({ to }) => to === email);
  const token = /token=([\w-]{43})/.exec(mail?.text ?? "")?.[1];
  const session = await openPortalAccess(visitor, { token, address: "192.0.2.1" });
  const actor = await resolveGuest(visitor, session?.token);
  if (!actor) throw new Error("the mailed link opened nothing");
  const { id: ticketId, conversationId } = await getOwnTicket(test.as(actor), { number });
  return { actor, number, email, ticketId, conversationId };
}

/** One of everything: a ticket of `owner` with an answer and a draft, chats, an article, an invitation, a member. */
export async function createEntities(test: TestOrg, owner: MemberActor, agent: MemberActor) {
  const { ticket, draft, answered } = await createConversation(test, owner);
  const { ticket: secondTicket } = await createConversation(test, owner);
  const articleId = newId();
  const invitationId = newId();
  const synonymId = newId();
  const importId = newId();
  const teamId = newId();
  const tagId = newId();
  const deliveryId = newId();
  const slug = `article-${articleId.slice(-12)}`;
  await withTransaction(test.as(owner), async ({ tx, org }) => {
    const orgId = org.id;
    await tx.team.create({ data: { orgId, id: teamId, name: `Team ${teamId}` } });
    await tx.tag.create({ data: { orgId, id: tagId, name: `tag ${tagId}` } });
    await tx.kbImport.create({ data: { orgId, id: importId, state: "checked", name: "docs.zip" } });
    await tx.article.create({
      data: {
        orgId,
        id: articleId,
        translationKey: articleId,
        slug,
        title: "Exports",
        body: "Press Rebuild.",
        status: "published",
      },
    });
    await tx.searchSynonym.create({
      data: { orgId, id: synonymId, phrases: ["export", "extract"], stems: ["export", "extract"] },
    });
    await tx.operationsDelivery.create({ data: { orgId, id: deliveryId, kind: "test", body: {} } });
    const expiresAt = new Date(Date.now() + 60_000);
    await tx.invitation.create({
      data: { orgId, id: invitationId, email: `${invitationId}@example.test`, role: "agent", expiresAt },
    });
  });
  const attachmentId = await createAttachment(test, answered.id);
  const spare = await test.addMember("agent");
  const templateId = newId();
  await withTransaction(test.as(agent), ({ tx, org }) =>
    tx.replyTemplate.create({ data: { orgId: org.id, id: templateId, name: "Hello", body: "Hello" } }),
  );
  const { message: scheduled } = await scheduleReply(test.as(agent), {
    conversationId: ticket.conversationId,
    clientId: randomUUID(),
    body: "One moment, please.",
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
    templateIds: [templateId],
  });
  const { keyId: apiKeyId } = await createKey(test.as(test.admin), {
    name: "Orchestrator",
    scopes: ["tickets:read"],
    branchIds: [],
    lifetimeDays: null,
  });
  await revokeKey(test.as(test.admin), { keyId: apiKeyId });
  return {
    guest: await createGuest(test),
    ...(await createActEntities(test, ticket.id)),
    apiKeyId,
    deliveryId,
    scheduled,
    templateId,
    ticket,
    secondTicket,
    draft,
    answered,
    attachmentId,
    articleId,
    slug,
    invitationId,
    synonymId,
    importId,
    viewId: await createSavedView(test, agent),
    teamId,
    tagId,
    aiChat: await createChat(test, owner, "ai"),
    waitingChat: await createChat(test, owner, "waiting"),
    humanChat: await createChat(test, owner, "human"),
    categoryId: test.categories.billing,
    deskId: test.deskId,
    owner,
    agent,
    spare,
  };
}
