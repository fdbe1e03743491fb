import { describe, expect, it } from "vitest";
import { customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { chatToTicket, getChatCustomer } from "../routing/index.ts";
import { templateValues } from "../templates/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getTicket } from "../tickets/index.ts";
import {
  acceptChat,
  chatQueue,
  closeChat,
  getChat,
  listChats,
  requestHuman,
  seeChat,
  startChat,
} from "./index.ts";

const say = (org: TestOrg, conversationId: string, body: string) =>
  customerReply(org.as(org.customer), { conversationId, clientId: newId(), body });
const list = (org: TestOrg, wish: Partial<Parameters<typeof listChats>[1]>, actor = org.agent) =>
  listChats(org.as(actor), { view: "all", search: "", tagId: null, cursor: 0, ...wish });

describe("the chats of a view", () => {
  it("are found by the customer's name, the topic and the ticket's number, also once they are closed", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org, { says: "Where is my 100% wool scarf" });
    const names = async (search: string, view: "waiting" | "closed" = "waiting") =>
      (await list(org, { search, view })).chats.map((chat) => chat.conversationId);
    expect(await names("WOOL")).toEqual([conversationId]);
    expect(await names("0% w")).toEqual([conversationId]);
    expect(await names("0_ w")).toEqual([]);
    expect(await names(org.customer.name.slice(1))).toEqual([conversationId]);
    expect(await names("silk")).toEqual([]);
    const { number } = await chatToTicket(org.as(org.agent), {
      conversationId,
      subject: "",
      note: "",
      keep: false,
    });
    expect(await names(number)).toEqual([]);
    expect(await names(number, "closed")).toEqual([conversationId]);
  });

  it("come page by page, each once", async () => {
    const org = await testOrg();
    const ctx = org.as(org.customer);
    for (let at = 0; at < 53; at++) {
      const { conversationId } = await startChat(ctx, { idempotencyKey: newId() });
      await closeChat(ctx, { conversationId });
    }
    const first = await list(org, { view: "closed" });
    expect(first.nextCursor).toBe(50);
    const second = await list(org, { view: "closed", cursor: 50 });
    expect(second.nextCursor).toBeNull();
    const ids = [...first.chats, ...second.chats].map(({ conversationId }) => conversationId);
    expect(new Set(ids).size).toBe(53);
  });

  it("count what the agent has not seen, and show nothing of another organisation", async () => {
    const org = await testOrg();
    const foreign = await testOrg();
    await waitingChat(foreign);
    const conversationId = await waitingChat(org);
    const unread = async () => (await chatQueue(org.as(org.agent), { view: "mine" }))[0]?.unread;
    await acceptChat(org.as(org.agent), { conversationId });
    expect(await unread()).toBe(1);
    const { messages } = await syncConversation(org.as(org.agent), {
      conversationId,
      afterSeq: 0,
      limit: 50,
    });
    await seeChat(org.as(org.agent), { conversationId, seq: messages.at(-1)?.seq ?? 0 });
    expect(await unread()).toBe(0);
    await say(org, conversationId, "Are you there?");
    await say(org, conversationId, "Hello?");
    expect(await unread()).toBe(2);
    expect((await list(org, {})).chats.map((chat) => chat.conversationId)).toEqual([conversationId]);
  });
});

describe("who writes in a chat", () => {
  it("is told with the page that the chat began on, without secrets; the ticket keeps it", async () => {
    const org = await testOrg();
    const context = { url: "https://shop.example/cart?token=abcdef123456", pageTitle: "Cart" };
    const { conversationId } = await startChat(org.as(org.customer), { idempotencyKey: newId(), context });
    await say(org, conversationId, "It does not load");
    await requestHuman(org.as(org.customer), { conversationId });
    const { context: shown } = await getChat(org.as(org.agent), { conversationId });
    expect(shown).toMatchObject({ pageTitle: "Cart" });
    expect(shown?.url).not.toContain("abcdef123456");
    const given = { conversationId, subject: "", note: "", keep: false };
    const { ticketId } = await chatToTicket(org.as(org.agent), given);
    expect((await getTicket(org.as(org.agent), { ticketId })).context).toMatchObject({ pageTitle: "Cart" });
  });

  it("comes with tickets and chats of before, to staff in scope alone", async () => {
    const org = await testOrg();
    const earlier = await waitingChat(org, { says: "Before" });
    await closeChat(org.as(org.customer), { conversationId: earlier });
    const conversationId = await waitingChat(org, { says: "Now" });
    const asker = await getChatCustomer(org.as(org.agent), { conversationId });
    expect(asker).toMatchObject({ id: org.customer.contactId, otherTickets: [] });
    expect(asker.openChats).toMatchObject([{ id: earlier, mode: "closed", topic: "Before" }]);
    const foreign = await testOrg();
    expect(await outcomeOf(getChatCustomer(foreign.as(foreign.agent), { conversationId }))).toBe(
      "NOT_FOUND: not_found",
    );
  });

  it("fills in templates", async () => {
    const org = await testOrg();
    const conversationId = await waitingChat(org);
    expect(await templateValues(org.as(org.agent), { conversationId })).toMatchObject({
      customer_name: org.customer.name,
      agent_name: org.agent.name,
      ticket_number: null,
    });
    const foreign = await testOrg();
    expect(await outcomeOf(templateValues(foreign.as(foreign.agent), { conversationId }))).toBe(
      "NOT_FOUND: not_found",
    );
  });
});
