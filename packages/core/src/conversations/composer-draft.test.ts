import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { agentNote, getDrafts, saveDraft } from "./index.ts";

let desk: TestOrg;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg();
  ({ conversationId } = await openTestTicket(desk.as(desk.customer)));
});

describe("a draft of the composer", () => {
  const save = (body: string, version: number, isNote = false, actor = desk.agent) =>
    saveDraft(desk.as(actor), { conversationId, isNote, body, version });

  it("is one for each person and kind, and is not overwritten by an older device", async () => {
    expect(await save("One", 0)).toEqual({ isSaved: true, draft: { body: "One", version: 1 } });
    expect(await save("Two", 1)).toMatchObject({ isSaved: true, draft: { version: 2 } });
    expect(await save("Old", 1)).toEqual({ isSaved: false, draft: { body: "Two", version: 2 } });
    expect(await save("New", 0)).toMatchObject({ isSaved: false });
    expect(await save("Note", 0, true)).toMatchObject({ isSaved: true });
    expect(await getDrafts(desk.as(desk.agent), { conversationId })).toEqual({
      reply: { body: "Two", version: 2 },
      note: { body: "Note", version: 1 },
    });
    expect((await getDrafts(desk.as(desk.otherAgent), { conversationId })).reply).toEqual({
      body: "",
      version: 0,
    });
    expect(desk.ports.published.at(-1)).toEqual({
      channels: [`private-person.${desk.agent.userId}`],
      name: "composer",
      data: { conversationId, isNote: true, version: 1 },
    });
  });

  it("has one winner when two devices save at once", async () => {
    await save("Start", 0);
    const outcomes = await Promise.all([save("Left", 1), save("Right", 1)]);
    expect(outcomes.filter(({ isSaved }) => isSaved)).toHaveLength(1);
    expect(outcomes[0]?.draft).toEqual(outcomes[1]?.draft);
  });

  it("is emptied by what was sent from it", async () => {
    await save("Known issue", 0, true);
    await agentNote(desk.as(desk.agent), {
      conversationId,
      clientId: newId(),
      body: "Known issue",
    });
    expect((await getDrafts(desk.as(desk.agent), { conversationId })).note).toEqual({ body: "", version: 2 });
  });

  it("is not found for a conversation out of scope", async () => {
    const foreign = await testOrg();
    const input = { conversationId, isNote: false, body: "x", version: 0 };
    expect(await outcomeOf(saveDraft(foreign.as(foreign.admin), input))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(getDrafts(foreign.as(foreign.admin), { conversationId }))).toBe(
      "NOT_FOUND: not_found",
    );
  });
});
