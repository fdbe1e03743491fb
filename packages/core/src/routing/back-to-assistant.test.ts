import { describe, expect, it } from "vitest";
import { closeChat, requestHuman } from "../chat/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { chatOf, customerReads, eventsOf, heldChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { transferChat } from "./index.ts";

const start = new Date("2026-11-21T10:00:00Z");
const to = { kind: "assistant" } as const;

describe("back to the assistant", () => {
  it("is for a person to say: the customer is told, the assistant answers again, and who left is free", async () => {
    const org = await testOrg();
    const conversationId = await heldChat(org, start);
    const give = (who: TestOrg["agent"]) =>
      outcomeOf(
        transferChat(org.as(who, { now: start }), {
          conversationId,
          to,
          note: "Only a link",
        }),
      );
    expect(await give(org.agent)).toBe("ok");
    expect(await chatOf(org, conversationId)).toMatchObject({
      mode: "ai",
      assigneeId: null,
      waitingSince: null,
      declinedBy: [],
    });
    expect((await customerReads(org, conversationId)).at(-1)?.body).toContain("the assistant answers again");
    expect((await eventsOf(org, conversationId)).at(-1)).toMatchObject({
      kind: "chat.transferred",
      data: { to: "assistant", mode: { from: "human", to: "ai" } },
    });
    expect(await give(org.agent)).toBe("CONFLICT: chat_changed");
    await requestHuman(org.as(org.customer), { conversationId });
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "waiting" });
    await closeChat(org.as(org.customer), { conversationId });
    expect(await give(org.agent)).toBe("PRECONDITION: chat_closed");
  });

  it("is refused where the organisation wants no answers from it, and in a branch that sees it not", async () => {
    const org = await testOrg({ branches: ["north", "south"] });
    const conversationId = await heldChat(org, start);
    const off = { ...org.as(org.agent), org: { ...org.org, aiReplies: false } };
    const wanted = { conversationId, to, note: "" };
    expect(await outcomeOf(transferChat(off, wanted))).toBe("PRECONDITION: replies_off");
    expect(await outcomeOf(transferChat(org.as(org.otherAgent), wanted))).toBe("NOT_FOUND: not_found");
    expect(await chatOf(org, conversationId)).toMatchObject({ mode: "human" });
  });
});
