import { randomUUID } from "node:crypto";
import { type MemberActor, newId, withTransaction } from "@handrail/core";
import { createKey, revokeKey } from "@handrail/core/api-keys/index";
import { appendMessage } from "@handrail/core/conversations/append-message";
import { scheduleReply } from "@handrail/core/conversations/index";
import type { TestOrg } from "@handrail/core/testing/test-org";
import { openTicket } from "@handrail/core/tickets/index";
import { createActEntities } from "./act-entities.ts";
import { createGuest } from "./guest-entities.ts";
import { part } from "./part.ts";

/** Ids of one organisation and branch, for a probe to aim at. */
export type Entities = Awaited<ReturnType<typeof createEntities>>;

type World = { test: TestOrg; owner: MemberActor; agent: MemberActor };
type OnTicket = World & { ticket: Awaited<ReturnType<typeof openOwn>> };

const openOwn = ({ test, owner }: World) =>
  openTicket(test.as(owner), {
    idempotencyKey: randomUUID(),
    subject: "The export stays empty",
    description: "Since this morning the export has no rows.",
    type: "question",
    severity: "medium",
  });

/** A ticket with an answer that has a file, and a draft. */
const talk = part(async (world: World) => {
  const ticket = await openOwn(world);
  const answer = {
    conversationId: ticket.conversationId,
    senderKind: "ai",
    body: "Press **Rebuild**.",
  } as const;
  return withTransaction(world.test.as(world.owner), async (ctx) => {
    const { tx } = ctx;
    const { id: orgId } = ctx.org;
    const answered = await appendMessage(ctx, answer);
    const draft = await appendMessage(ctx, { ...answer, state: "draft" });
    const { id: messageId } = answered;
    const id = newId();
    const file = { kind: "message", state: "ready", name: "export.csv", size: 9 } as const;
    await tx.attachment.create({ data: { orgId, id, messageId, ...file } });
    await tx.message.update({ where: { orgId_id: { orgId, id: messageId } }, data: { fileCount: 1 } });
    return { ticket, answered, draft, attachmentId: id };
  });
});

const second = part(async (world: World) => ({ secondTicket: await openOwn(world) }));

/** A template, and a reply made of it that is on its way. */
const scheduled = part(async ({ test, agent, ticket }: OnTicket) => {
  const ctx = test.as(agent);
  const templateId = newId();
  await withTransaction(ctx, ({ tx, org }) =>
    tx.replyTemplate.create({ data: { orgId: org.id, id: templateId, name: "Hello", body: "Hello" } }),
  );
  const { message } = await scheduleReply(ctx, {
    conversationId: ticket.conversationId,
    clientId: randomUUID(),
    body: "One moment, please.",
    lastSeenSeq: 1_000,
    setStatus: "in_progress",
    templateIds: [templateId],
  });
  return { templateId, scheduled: message };
});

const act = part(({ test, ticket }: OnTicket) => createActEntities(test, ticket.id));

const chats = part(({ test, owner }: World) =>
  withTransaction(test.as(owner), async ({ tx, org: { id: orgId } }) => {
    const create = async (mode: "ai" | "waiting" | "human") => {
      const id = newId();
      await tx.conversation.create({ data: { orgId, id, channel: "chat", contactId: owner.contactId } });
      const assigneeId = mode === "human" ? test.agent.membershipId : null;
      const waitingSince = mode === "waiting" ? new Date() : null;
      await tx.chatSession.create({ data: { orgId, conversationId: id, mode, assigneeId, waitingSince } });
      return id;
    };
    return {
      aiChat: await create("ai"),
      waitingChat: await create("waiting"),
      humanChat: await create("human"),
    };
  }),
);

/** An article and what goes with articles. */
const knowledge = part(({ test, owner }: World) =>
  withTransaction(test.as(owner), async ({ tx, org: { id: orgId } }) => {
    const [articleId, synonymId, importId] = [newId(), newId(), newId()];
    const slug = `article-${articleId.slice(-12)}`;
    const written = { slug, title: "Exports", body: "Press Rebuild.", status: "published" } as const;
    await tx.kbImport.create({ data: { orgId, id: importId, state: "checked", name: "docs.zip" } });
    await tx.article.create({ data: { orgId, id: articleId, translationKey: articleId, ...written } });
    const words = ["export", "extract"];
    await tx.searchSynonym.create({ data: { orgId, id: synonymId, phrases: words, stems: words } });
    return { articleId, slug, synonymId, importId };
  }),
);

const settings = part(({ test, owner }: World) =>
  withTransaction(test.as(owner), async ({ tx, org: { id: orgId } }) => {
    const [teamId, tagId, deliveryId, invitationId] = [newId(), newId(), newId(), newId()];
    await tx.team.create({ data: { orgId, id: teamId, name: `Team ${teamId}` } });
    await tx.tag.create({ data: { orgId, id: tagId, name: `tag ${tagId}` } });
    await tx.operationsDelivery.create({ data: { orgId, id: deliveryId, kind: "test", body: {} } });
    const invited = { email: `${invitationId}@example.test`, role: "agent" } as const;
    const expiresAt = new Date(Date.now() + 60_000);
    await tx.invitation.create({ data: { orgId, id: invitationId, ...invited, expiresAt } });
    return { teamId, tagId, deliveryId, invitationId };
  }),
);

const spare = part(async ({ test }: World) => ({ spare: await test.addMember("agent") }));

const key = part(async ({ test }: World) => {
  const ctx = test.as(test.admin);
  const wanted = {
    name: "Orchestrator",
    scopes: ["tickets:read" as const],
    branchIds: [],
    lifetimeDays: null,
  };
  const { keyId } = await createKey(ctx, wanted);
  await revokeKey(ctx, { keyId });
  return { apiKeyId: keyId };
});

/** A shared view of the agent's: one for all, for a person keeps only so many. */
const view = part(({ test, agent: { membershipId: ownerId } }: World) =>
  withTransaction(test.as(test.admin), async ({ tx, org: { id: orgId } }) => {
    const kept = await tx.savedView.findFirst({ where: { orgId, ownerId }, select: { id: true } });
    if (kept) return { viewId: kept.id };
    const data = { orgId, id: newId(), ownerId, name: "Late ones", isShared: true, query: {} };
    const { id } = await tx.savedView.create({ data, select: { id: true } });
    return { viewId: id };
  }),
);

const guest = part(async ({ test }: World) => ({ guest: await createGuest(test) }));

/** What there is once: nothing that is called can use it up. */
const fixed = part(async ({ test, owner, agent }: World) => ({
  owner,
  agent,
  categoryId: test.categories.billing,
  deskId: test.deskId,
}));

/** One of everything: a ticket of `owner` with an answer and a draft, chats, an article, an invitation, a member. */
export async function createEntities(test: TestOrg, owner: MemberActor, agent: MemberActor) {
  const world = { test, owner, agent };
  const talked = await talk.make(world);
  const onTicket = { ...world, ticket: talked.ticket };
  return {
    ...(await fixed.make(world)),
    ...talked,
    ...(await second.make(world)),
    ...(await scheduled.make(onTicket)),
    ...(await act.make(onTicket)),
    ...(await chats.make(world)),
    ...(await knowledge.make(world)),
    ...(await settings.make(world)),
    ...(await spare.make(world)),
    ...(await key.make(world)),
    ...(await view.make(world)),
    ...(await guest.make(world)),
  };
}

/** The same world, where every part that one of these keys is in has been made anew. */
export async function renewEntities(test: TestOrg, at: Entities, taken: ReadonlySet<string>) {
  const world = { test, owner: at.owner, agent: at.agent };
  const parts = [fixed, talk, second, scheduled, act, chats, knowledge, settings, spare, key, view, guest];
  const isTaken = ({ keys }: { keys: Set<string> }) => [...taken].some((key) => keys.has(key));
  const lost = [...taken].filter((key) => !parts.some(({ keys }) => keys.has(key)));
  if (lost.length > 0) throw new Error(`in no part of the world: ${lost}`);
  const talked = [talk, scheduled, act].some(isTaken) ? await talk.make(world) : undefined;
  const onTicket = { ...world, ticket: talked?.ticket ?? at.ticket };
  return {
    ...at,
    ...talked,
    ...(isTaken(second) && (await second.make(world))),
    ...(isTaken(scheduled) && (await scheduled.make(onTicket))),
    ...(isTaken(act) && (await act.make(onTicket))),
    ...(isTaken(chats) && (await chats.make(world))),
    ...(isTaken(knowledge) && (await knowledge.make(world))),
    ...(isTaken(settings) && (await settings.make(world))),
    ...(isTaken(spare) && (await spare.make(world))),
    ...(isTaken(key) && (await key.make(world))),
    ...(isTaken(view) && (await view.make(world))),
    ...(isTaken(guest) && (await guest.make(world))),
  };
}
