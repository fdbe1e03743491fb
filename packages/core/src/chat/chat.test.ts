import { describe, expect, it } from "vitest";
import { agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerableOrg } from "../testing/answerable-org.ts";
import { outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { acceptChat, chatQueue, closeChat, currentChat, getChat, requestHuman, startChat } from "./index.ts";

const begin = (org: TestOrg, actor = org.customer) => startChat(org.as(actor), { idempotencyKey: newId() });
const kindsOf = (org: TestOrg, conversationId: string) =>
  org.ports.db.withOrg(org.org.id, async (tx) => {
    const rows = await tx.event.findMany({
      where: { orgId: org.org.id, conversationId },
      orderBy: { id: "asc" },
    });
    return rows.map(({ kind }) => kind);
  });

describe("a chat's life", () => {
  it("starts once, however often and at the same time it is started", async () => {
    const org = await testOrg();
    const key = newId();
    const starts = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        startChat(org.as(org.customer), { idempotencyKey: index % 2 ? key : newId() }),
      ),
    );
    expect(new Set(starts.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(starts.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await currentChat(org.as(org.customer))).toMatchObject({
      mode: "ai",
      assignee: null,
      waitingBefore: null,
    });
    expect(await currentChat(org.as(org.otherCustomer))).toBeNull();
  });

  it("goes ai → waiting → human → closed, with a message and an event each time", async () => {
    const org = await testOrg();
    const { conversationId } = await begin(org);
    const chat = { conversationId };
    expect((await requestHuman(org.as(org.customer), chat)).mode).toBe("waiting");
    expect(await requestHuman(org.as(org.customer), chat)).toEqual({ mode: "waiting", message: null });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ mode: "waiting", waitingBefore: 0 });
    expect(
      (await chatQueue(org.as(org.agent), { view: "waiting" })).map((each) => each.conversationId),
    ).toEqual([conversationId]);
    const accepted = await acceptChat(org.as(org.agent), chat);
    expect(accepted.message?.body).toContain(org.agent.name);
    expect(await acceptChat(org.as(org.agent), chat)).toEqual({ mode: "human", message: null });
    expect(await outcomeOf(acceptChat(org.as(org.otherAgent), chat))).toBe("CONFLICT: chat_changed");
    expect(await chatQueue(org.as(org.agent), { view: "mine" })).toHaveLength(1);
    expect(await chatQueue(org.as(org.otherAgent), { view: "mine" })).toHaveLength(0);
    expect(await getChat(org.as(org.agent), chat)).toMatchObject({
      mode: "human",
      assignee: { membershipId: org.agent.membershipId },
    });
    const reply = {
      conversationId,
      clientId: newId(),
      body: "Hello",
      lastSeenSeq: 2,
      setStatus: "in_progress" as const,
    };
    await agentReply(org.as(org.agent), reply);
    expect((await closeChat(org.as(org.customer), chat)).mode).toBe("closed");
    expect(await closeChat(org.as(org.agent), chat)).toEqual({ mode: "closed", message: null });
    expect(await outcomeOf(requestHuman(org.as(org.customer), chat))).toBe("PRECONDITION: chat_closed");
    expect(await currentChat(org.as(org.customer))).toMatchObject({ mode: "closed" });
    const { messages } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 50,
    });
    expect(messages.map(({ senderKind, seq }) => `${seq} ${senderKind}`)).toEqual([
      "1 system",
      "2 system",
      "3 agent",
      "4 system",
    ]);
    expect(await kindsOf(org, conversationId)).toEqual([
      "chat.started",
      "chat.handoff_requested",
      "chat.accepted",
      "message.sent",
      "chat.closed",
    ]);
    const after = await begin(org);
    expect(after).toMatchObject({ isNew: true });
    expect(after.conversationId).not.toBe(conversationId);
  });

  it("has one winner of twenty who accept at once", async () => {
    const org = await testOrg();
    const { conversationId } = await begin(org);
    await requestHuman(org.as(org.customer), { conversationId });
    const agents = await Promise.all(Array.from({ length: 20 }, () => org.addMember("agent")));
    const outcomes = await Promise.all(
      agents.map((agent) => outcomeOf(acceptChat(org.as(agent), { conversationId }))),
    );
    expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "CONFLICT: chat_changed")).toHaveLength(19);
    const winner = agents[outcomes.indexOf("ok")];
    expect(await getChat(org.as(org.admin), { conversationId })).toMatchObject({
      assignee: { membershipId: winner?.membershipId },
    });
    expect((await kindsOf(org, conversationId)).filter((kind) => kind === "chat.accepted")).toHaveLength(1);
  });

  it("ends in one state when handoff, acceptance and closing meet", async () => {
    const org = await testOrg();
    const { conversationId } = await begin(org);
    await requestHuman(org.as(org.customer), { conversationId });
    const outcomes = await Promise.all([
      outcomeOf(acceptChat(org.as(org.agent), { conversationId })),
      outcomeOf(closeChat(org.as(org.customer), { conversationId })),
      outcomeOf(requestHuman(org.as(org.customer), { conversationId })),
    ]);
    expect(outcomes[1]).toBe("ok");
    expect(await getChat(org.as(org.admin), { conversationId })).toMatchObject({ mode: "closed" });
    const { messages } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 50,
    });
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  });

  it("is seen by its customer and the staff of its branch alone (T1, T5)", async () => {
    const org = await testOrg({ branches: ["north", "south"] });
    const foreign = await answerableOrg();
    const { conversationId } = await begin(org);
    const chat = { conversationId };
    expect(await outcomeOf(requestHuman(org.as(org.otherCustomer), chat))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(closeChat(org.as(org.otherCustomer), chat))).toBe("NOT_FOUND: not_found");
    await requestHuman(org.as(org.customer), chat);
    for (const ctx of [org.as(org.otherAgent), foreign.as(foreign.admin)]) {
      expect(await outcomeOf(acceptChat(ctx, chat))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(getChat(ctx, chat))).toBe("NOT_FOUND: not_found");
      expect(await outcomeOf(closeChat(ctx, chat))).toBe("NOT_FOUND: not_found");
      expect(await chatQueue(ctx, { view: "all" })).toEqual([]);
    }
    expect((await acceptChat(org.as(org.agent), chat)).mode).toBe("human");
  });

  it("takes no more messages once closed", async () => {
    const org = await testOrg();
    const { conversationId } = await begin(org);
    await closeChat(org.as(org.customer), { conversationId });
    const message = { conversationId, clientId: newId(), body: "Hello?" };
    expect(await outcomeOf(customerReply(org.as(org.customer), message))).toBe("PRECONDITION: chat_closed");
  });
});
