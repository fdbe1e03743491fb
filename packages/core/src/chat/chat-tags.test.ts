import { beforeAll, describe, expect, it } from "vitest";
import { saveTag } from "../desks/index.ts";
import { newId } from "../ids.ts";
import { chatToTicket, listTrail } from "../routing/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { eventsOf, waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getTicket } from "../tickets/index.ts";
import { changeChatTags, chatQueue, getChat, listChats } from "./index.ts";

let org: TestOrg;
let foreign: TestOrg;
beforeAll(async () => {
  org = await testOrg();
  foreign = await testOrg();
});

const tagIn = async (desk: TestOrg, name: string) =>
  (await saveTag(desk.as(desk.admin), { id: null, version: null, name })).id;
const change = (conversationId: string, wish: { add?: string[]; remove?: string[] }, actor = org.agent) =>
  changeChatTags(org.as(actor), { conversationId, add: [], remove: [], ...wish });

describe("tags of a chat", () => {
  it("are those of tickets: put on, shown, found by, told in the history, once", async () => {
    const conversationId = await waitingChat(org);
    const refund = await tagIn(org, "Refund");
    const urgent = await tagIn(org, "Urgent");
    expect(await change(conversationId, { add: [refund, urgent] })).toHaveLength(2);
    expect(await change(conversationId, { add: [refund], remove: [urgent] })).toEqual([
      { id: refund, name: "Refund" },
    ]);
    expect((await getChat(org.as(org.agent), { conversationId })).tags).toEqual([
      { id: refund, name: "Refund" },
    ]);
    const [row] = await chatQueue(org.as(org.agent), { view: "waiting" });
    expect(row?.tags).toEqual([{ id: refund, name: "Refund" }]);
    const listed = (tagId: string) =>
      listChats(org.as(org.agent), { view: "waiting", search: "", tagId, cursor: 0 });
    expect((await listed(refund)).chats).toHaveLength(1);
    expect((await listed(urgent)).chats).toEqual([]);
    const told = (await eventsOf(org, conversationId)).filter(({ kind }) => kind === "chat.tags_changed");
    expect(told.map(({ data }) => data)).toEqual([
      { added: expect.arrayContaining([{ id: refund, name: "Refund" }]), removed: [] },
      { added: [], removed: [{ id: urgent, name: "Urgent" }] },
    ]);
    const trail = await listTrail(org.as(org.agent), { conversationId });
    expect(trail.filter(({ kind }) => kind === "chat.tags_changed")).toHaveLength(2);
    const ticket = await chatToTicket(org.as(org.agent), {
      conversationId,
      subject: "",
      note: "",
      keep: false,
    });
    const { ticketId } = ticket;
    expect((await getTicket(org.as(org.agent), { ticketId })).tags).toEqual([{ id: refund, name: "Refund" }]);
  });

  it("T4: a tag of another organisation does not exist, nor does a chat out of scope", async () => {
    const conversationId = await waitingChat(org, { customer: org.otherCustomer });
    const own = await tagIn(org, "Own");
    const theirs = await tagIn(foreign, "Theirs");
    expect(await outcomeOf(change(conversationId, { add: [theirs] }))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(change(conversationId, { remove: [newId()] }))).toBe("NOT_FOUND: not_found");
    const elsewhere = await waitingChat(foreign);
    expect(await outcomeOf(change(elsewhere, { add: [own] }))).toBe("NOT_FOUND: not_found");
    expect((await getChat(org.as(org.agent), { conversationId })).tags).toEqual([]);
  });
});
