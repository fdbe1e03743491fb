import { describe, expect, it } from "vitest";
import { agentReply } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { removeMember, setOwnStatus } from "../members/index.ts";
import {
  arrive,
  asJob,
  chatOf,
  customerReads,
  eventsOf,
  heldChat,
  notesOf,
  waitingChat,
} from "../testing/routing-org.ts";
import { testOrg } from "../testing/test-org.ts";
import { usualRules } from "./chat-rules.ts";
import { saveChatRules, watchChats } from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe("an agent who goes", () => {
  it("and is not heard of for longer than the grace loses the chats, before the queue; a reload loses nothing", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    await watchChats(asJob(org, later(80)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    await arrive(org, [org.otherAgent], later(100));
    const other = await waitingChat(org, { customer: org.otherCustomer, now: later(95) });
    await watchChats(asJob(org, later(100)));
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "waiting",
      assigneeId: null,
      offeredToId: org.otherAgent.membershipId,
    });
    const mine = await chatOf(org, conversationId);
    const theirs = await chatOf(org, other);
    expect(mine.offeredAt?.getTime()).toBeLessThanOrEqual(theirs.offeredAt?.getTime() ?? 0);
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain("had to leave");
    expect(await notesOf(org, conversationId)).toEqual([expect.stringContaining(org.agent.name)]);
    expect(
      (await eventsOf(org, conversationId)).find(({ kind }) => kind === "chat.reassigned"),
    ).toMatchObject({
      actorKind: "system",
      data: { cause: "gone", assigneeId: { from: org.agent.membershipId, to: null } },
    });
  });

  it("keeps the chats while he or she writes, by whatever way", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    const reply = { conversationId, clientId: newId(), body: "Hello", lastSeenSeq: 99 } as const;
    await agentReply(org.as(org.agent, { now: later(85) }), { ...reply, setStatus: "pending_customer" });
    await watchChats(asJob(org, later(120)));
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
  });

  it("loses none where the organisation wants them to stay", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    await saveChatRules(org.as(org.admin), { version: 0, rules: { ...usualRules, reassign: false } });
    await watchChats(asJob(org, later(500)));
    await setOwnStatus(org.as(org.agent), { status: "offline" });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
    await setOwnStatus(org.as(org.agent), { status: "away", chats: "release" });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", assigneeId: null });
  });

  it("by the own status gives them away at once, unless they are to stay", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    expect(await setOwnStatus(org.as(org.agent), { status: "away", chats: "keep" })).toMatchObject({
      released: 0,
    });
    expect(await setOwnStatus(org.as(org.agent), { status: "busy" })).toMatchObject({ released: 0 });
    expect(await setOwnStatus(org.as(org.agent), { status: "offline" })).toMatchObject({ released: 1 });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting" });
  });

  it("by being removed gives them away too", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    await removeMember(org.as(org.admin), { membershipId: org.agent.membershipId });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting", assigneeId: null });
  });
});
