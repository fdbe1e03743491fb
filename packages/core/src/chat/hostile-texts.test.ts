import { chatMessageInput } from "@handrail/contracts/inputs/conversations";
import naughty from "big-list-of-naughty-strings/blns.json" with { type: "json" };
import { describe, expect, it } from "vitest";
import { agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { saveTag } from "../desks/index.ts";
import { newId } from "../ids.ts";
import { saveDisposition, transferChat, wrapUp } from "../routing/index.ts";
import { beginChat, hostileTexts, readChat, running, transcriptOf } from "../testing/hostile-chats.ts";
import { testOrg } from "../testing/test-org.ts";
import { acceptChat, getChat, rateChat, requestHuman } from "./index.ts";

describe("C1: markup that people write", () => {
  it("in messages, names, notes, outcomes and ratings stays the text that it is, and runs in no transcript", async () => {
    const org = await testOrg();
    const hostile = hostileTexts[1] ?? "";
    const { contactId } = org.customer;
    const named = { ...org.agent, name: hostile };
    await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.contact.update({
        where: { orgId_id: { orgId: org.org.id, id: contactId } },
        data: { name: hostile },
      }),
    );
    const conversationId = await beginChat(org);
    await requestHuman(org.as(org.customer), { conversationId });
    await acceptChat(org.as(named), { conversationId });
    for (const body of hostileTexts) {
      const sent = { conversationId, clientId: newId(), body };
      await customerReply(org.as({ ...org.customer, name: hostile }), sent);
      const answer = { ...sent, clientId: newId(), lastSeenSeq: 1_000, setStatus: "in_progress" } as const;
      await agentReply(org.as(named), answer);
    }
    for (const actor of [org.customer, org.agent]) {
      const bodies = (await readChat(org, conversationId, actor)).map(({ body }) => body);
      for (const body of hostileTexts) expect(bodies.filter((each) => each === body)).toHaveLength(2);
    }
    await saveTag(org.as(org.admin), { id: null, version: null, name: hostile });
    const { id: dispositionId } = await saveDisposition(org.as(org.admin), {
      id: null,
      version: null,
      name: hostile,
    });
    await transferChat(org.as(named), { conversationId, to: { kind: "queue" }, note: hostile });
    await wrapUp(org.as(named), { conversationId, dispositionId, note: hostile });
    await rateChat(org.as(org.customer), { conversationId, rating: 1, comment: hostile });
    expect(await getChat(org.as(org.agent), { conversationId })).toMatchObject({
      disposition: { name: hostile },
      contact: { name: hostile },
    });
    const html = await transcriptOf(org, conversationId);
    expect(html).toContain("&lt;img src=x");
    expect(html).not.toMatch(running);
  });

  it("every naughty string is a message that arrives as it was sent, or is refused for what it says", async () => {
    const org = await testOrg();
    const conversationId = await beginChat(org);
    const sent: string[] = [];
    for (const text of naughty) {
      const given = { conversationId, clientId: newId(), body: text, attachmentIds: [] };
      const { data } = chatMessageInput.safeParse(given);
      if (!data) continue;
      await customerReply(org.as(org.customer), data);
      sent.push(data.body);
    }
    const { messages, hasMore } = await syncConversation(org.as(org.customer), {
      conversationId,
      afterSeq: 0,
      limit: 200,
    });
    expect(sent.length).toBeGreaterThan(300);
    expect(hasMore).toBe(true);
    expect(messages.map(({ body }) => body)).toEqual(sent.slice(0, messages.length));
    expect(await transcriptOf(org, conversationId)).not.toMatch(running);
  }, 60_000);
});
