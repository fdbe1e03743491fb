import type { Tier } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { scheduleReply, sendNow, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { archiveArticle, deleteArticle, publishDraft, saveDraft, unpublishArticle } from "../kb/index.ts";
import type { ModelPort } from "../ports.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { approveDraft, composeDraft, runTriage } from "./index.ts";

const local = createModel({});
const rewritten =
  "Every payment has an invoice as a PDF.\n\n1. Open Billing and choose Documents.\n2. Press Save beside the invoice.";

type Org = Awaited<ReturnType<typeof answerableOrg>>;

/** Publishes another text of the article; its next revision. */
async function republish(org: Org, body = rewritten, visibility: "public" | "internal" = "public") {
  const admin = org.as(org.admin);
  const orgId = org.org.id;
  const { revision, slug, title, categoryId } = await org.ports.db.withOrg(orgId, (tx) =>
    tx.article.findFirstOrThrow({ where: { orgId, id: org.articleId } }),
  );
  const fields = { slug, title, excerpt: "", body, categoryId, tags: [], intents: ["invoice"], visibility };
  const { version } = await saveDraft(admin, { articleId: org.articleId, version: 0, revision, fields });
  return publishDraft(admin, { articleId: org.articleId, version, revision });
}

async function drafted(tier: Tier = "pro") {
  const org = await answerableOrg({ tier, autoSend: false });
  const { id, conversationId } = await openTestTicket(org.as(org.customer), {
    ...answerable,
    type: "question",
  });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  const sync = () => syncConversation(org.as(org.agent), { conversationId, afterSeq: 0, limit: 100 });
  const drafts = async () => (await sync()).messages.filter(({ state }) => state === "draft");
  const [draft] = await drafts();
  if (!draft) throw new Error("no draft was written");
  const approve = async (body?: string) => {
    const [now] = await drafts();
    const { id: messageId = "", changeSeq = 1 } = now ?? {};
    const { lastPublicSeq } = await sync();
    return approveDraft(org.as(org.agent), {
      messageId,
      changeSeq,
      lastSeenSeq: lastPublicSeq,
      ...(body ? { body } : {}),
    });
  };
  return { org, ticketId: id, conversationId, draft, drafts, approve, sync };
}

const historyOf = (org: Org, ticketId: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.event.findMany({ where: { orgId: org.org.id, ticketId }, orderBy: { id: "asc" } }),
  );

describe("a draft whose article changed", () => {
  it("is stale from the moment of publishing, says what changed, and does not go out as it stands", async () => {
    const { org, ticketId, draft, drafts, approve, conversationId } = await drafted();
    expect(draft.stale).toEqual([]);
    org.ports.published.splice(0);
    const { revision } = await republish(org);
    const [now] = await drafts();
    const stale = [
      {
        articleId: org.articleId,
        slug: "download-an-invoice",
        title: "Download an invoice",
        was: revision - 1,
        revision,
      },
    ];
    expect(now).toMatchObject({ id: draft.id, stale, changeSeq: draft.changeSeq + 1 });
    expect(org.ports.published).toContainEqual(
      expect.objectContaining({ name: "message", channels: [expect.stringContaining(conversationId)] }),
    );
    expect((await historyOf(org, ticketId)).at(-1)).toMatchObject({
      kind: "draft.stale",
      actorKind: "admin",
    });
    expect(await outcomeOf(approve())).toBe("PRECONDITION: draft_stale");
    expect(await outcomeOf(approve(draft.body.trim()))).toBe("PRECONDITION: draft_stale");
    expect(await outcomeOf(approve("Look below Billing, then Documents."))).toBe("ok");
  });

  it.each([
    ["unpublished", unpublishArticle],
    ["archived", archiveArticle],
    ["deleted", deleteArticle],
  ] as const)("is stale once the article is %s", async (_name, takeAway) => {
    const { org, drafts, approve } = await drafted();
    const admin = org.as(org.admin);
    await takeAway(admin, { articleId: org.articleId, revision: 1 });
    expect((await drafts())[0]?.stale).toMatchObject([{ articleId: org.articleId, was: 1, revision: null }]);
    expect(await outcomeOf(approve())).toBe("PRECONDITION: draft_stale");
  });

  it("is stale once customers may no longer read the article", async () => {
    const { org, drafts } = await drafted();
    await republish(org, rewritten, "internal");
    expect((await drafts())[0]?.stale).toMatchObject([{ revision: null }]);
  });

  it("goes out as the agent's own words where the composer sends it unchanged", async () => {
    const { org, conversationId, drafts, sync } = await drafted();
    await republish(org);
    const [draft] = await drafts();
    if (!draft) throw new Error("the draft is gone");
    const { lastPublicSeq: lastSeenSeq } = await sync();
    const { id: messageId, changeSeq } = draft;
    const { message } = await scheduleReply(org.as(org.agent), {
      ...{ conversationId, clientId: newId(), body: draft.body.trim(), lastSeenSeq, templateIds: [] },
      setStatus: "pending_customer",
      draft: { messageId, changeSeq },
    });
    await sendNow(org.as(org.agent), { messageId: message.id });
    const sent = (await sync()).messages.find(({ id }) => id === message.id);
    expect(sent).toMatchObject({ senderKind: "agent", sources: [], state: "sent" });
  });

  it("is composed again from what the article says now, in the place of the old one", async () => {
    const { org, ticketId, draft, drafts, approve } = await drafted();
    const { revision } = await republish(org);
    const [old] = await drafts();
    const at = { messageId: draft.id, changeSeq: old?.changeSeq ?? 1 };
    const { message } = await composeDraft(org.as(org.agent), { ticketId, draft: at });
    expect(message).toMatchObject({ state: "draft", stale: [] });
    expect(message?.body).toContain("Documents");
    expect(message?.sources.every((source) => source.revision === revision)).toBe(true);
    expect((await drafts()).map(({ id }) => id)).toEqual([message?.id]);
    expect(await outcomeOf(composeDraft(org.as(org.agent), { ticketId, draft: at }))).toBe(
      "CONFLICT: draft_changed",
    );
    expect(await outcomeOf(approve())).toBe("ok");
    expect((await historyOf(org, ticketId)).map(({ kind }) => kind)).toContain("draft.composed");
  });

  it("stays where no article answers any more", async () => {
    const { org, ticketId, drafts } = await drafted();
    await unpublishArticle(org.as(org.admin), { articleId: org.articleId, revision: 1 });
    const [draft] = await drafts();
    const at = { messageId: draft?.id ?? "", changeSeq: draft?.changeSeq ?? 1 };
    expect(await composeDraft(org.as(org.agent), { ticketId, draft: at })).toEqual({ message: null });
    expect(await drafts()).toHaveLength(1);
  });
});

describe("an article that is published while an answer to it is composed", () => {
  /** A model that is interrupted: what `meanwhile` does happens between composing and settling, `times` times. */
  function interrupted(
    meanwhile: () => Promise<unknown>,
    times: number,
  ): { ai: ModelPort; calls: () => number } {
    let calls = 0;
    const { model } = local;
    if (typeof model === "string" || model.specificationVersion !== "v4") throw new Error("not our model");
    const doGenerate: typeof model.doGenerate = async (options) => {
      const result = await model.doGenerate(options);
      const isAnswer = JSON.stringify(options.prompt).includes('\\"task\\":\\"answer\\"');
      if (isAnswer) {
        calls += 1;
        if (calls <= times) await meanwhile();
      }
      return result;
    };
    return { ai: { ...local, model: { ...model, doGenerate } }, calls: () => calls };
  }

  async function race(times: number) {
    const org = await answerableOrg({ tier: "premium" });
    let turn = 0;
    const texts = ["Documents", "Papers", "Receipts", "Files"];
    const { ai, calls } = interrupted(
      () => republish(org, rewritten.replace("Documents", texts[turn++] ?? "Rest")),
      times,
    );
    const { id, conversationId } = await openTestTicket(org.as(org.customer), {
      ...answerable,
      type: "question",
    });
    const job = org.as({ kind: "system", job: "triage.run" });
    await runTriage({ ...job, ports: { ...job.ports, ai } }, { ticketId: id });
    const { messages, ticket } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 20,
    });
    const calls_ = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.aiInteraction.count({ where: { orgId: org.org.id, ticketId: id, kind: "answer" } }),
    );
    return {
      answers: messages.filter(({ senderKind }) => senderKind === "ai"),
      ticket,
      calls: calls(),
      logged: calls_,
    };
  }

  it("is answered by its new text, never by the old", async () => {
    const { answers, ticket, calls, logged } = await race(1);
    expect({ calls, logged }).toEqual({ calls: 2, logged: 2 });
    expect(ticket?.status).toBe("pending_customer");
    expect(answers).toHaveLength(1);
    expect(new Set(answers[0]?.sources.map(({ revision }) => revision))).toEqual(new Set([2]));
    expect(answers[0]?.body).toContain("Documents");
  });

  it("is left to a person where it never holds still", async () => {
    const { answers, ticket, calls, logged } = await race(9);
    expect({ calls, logged }).toEqual({ calls: 3, logged: 3 });
    expect({ answers, status: ticket?.status }).toEqual({ answers: [], status: "open" });
  });
});
