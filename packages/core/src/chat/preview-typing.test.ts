import { channels } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { createLimiter } from "../adapters/limiter.ts";
import { newId } from "../ids.ts";
import { usualRules } from "../routing/chat-rules.ts";
import { saveChatRules } from "../routing/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { acceptChat, closeChat, currentChat, previewTyping } from "./index.ts";

const switchOn = (org: TestOrg) =>
  saveChatRules(org.as(org.admin), { version: 0, rules: { ...usualRules, typingPreview: true } });
const shown = (org: TestOrg) => org.ports.published.filter(({ name }) => name === "preview");
const type = (org: TestOrg, conversationId: string, text: string, actor = org.customer) =>
  previewTyping(org.as(actor), { conversationId, text });

describe("what is written before it is sent", () => {
  it("goes to the agent who has the chat and to nobody else, and stands nowhere", async () => {
    const org = await testOrg();
    await switchOn(org);
    const conversationId = await waitingChat(org);
    expect(await type(org, conversationId, "I want")).toEqual({ isWatched: false });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ isWatched: false });
    await acceptChat(org.as(org.agent), { conversationId });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ isWatched: true });
    expect(await type(org, conversationId, "I want my password: hunter2")).toEqual({ isWatched: true });
    expect(shown(org)).toEqual([
      {
        name: "preview",
        channels: [channels.person(org.agent.userId)],
        data: { conversationId, text: expect.stringMatching(/^I want my password: \[redacted\]/) },
      },
    ]);
    const left = await org.ports.db.withOrg(
      org.org.id,
      (tx) =>
        tx.$queryRaw<{ count: number }[]>`SELECT
        (SELECT count(*) FROM outbox WHERE org_id = ${org.org.id}::uuid AND pushes::text LIKE '%I want my%')
        + (SELECT count(*) FROM message WHERE org_id = ${org.org.id}::uuid AND body LIKE '%I want my%')
        + (SELECT count(*) FROM event WHERE org_id = ${org.org.id}::uuid AND data::text LIKE '%I want my%') AS count`,
    );
    expect(Number(left[0]?.count)).toBe(0);
    await closeChat(org.as(org.customer), { conversationId });
    expect(await type(org, conversationId, "more")).toEqual({ isWatched: false });
    expect(shown(org)).toHaveLength(1);
  });

  it("goes to nobody unless the organisation wants it, and the customer is told so", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    await acceptChat(org.as(org.agent), { conversationId });
    expect(await type(org, conversationId, "I want")).toEqual({ isWatched: false });
    expect(await currentChat(org.as(org.customer))).toMatchObject({ isWatched: false });
    expect(shown(org)).toEqual([]);
  });

  it("nobody writes in another's name: not the agent, not another customer, not another organisation", async () => {
    const org = await testOrg();
    const foreign = await testOrg();
    await switchOn(org);
    const conversationId = await waitingChat(org);
    await acceptChat(org.as(org.agent), { conversationId });
    const gone = "NOT_FOUND: not_found";
    expect(await outcomeOf(type(org, conversationId, "x", org.otherCustomer))).toBe(gone);
    expect(await outcomeOf(type(org, conversationId, "x", org.agent))).toBe(gone);
    expect(await outcomeOf(type(foreign, conversationId, "x"))).toBe(gone);
    expect(await outcomeOf(type(org, newId(), "x"))).toBe(gone);
    expect(shown(org)).toEqual([]);
  });

  it("is counted, and refused beyond the limit", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    const limiter = createLimiter(org.ports.db.pool, { typing: { points: 2, seconds: 60 } });
    const ctx = org.as(org.customer);
    const press = (text: string) =>
      previewTyping({ ...ctx, ports: { ...ctx.ports, limiter } }, { conversationId, text });
    await press("a");
    await press("ab");
    await expect(press("abc")).rejects.toMatchObject({ code: "LIMIT_REACHED" });
  });
});
