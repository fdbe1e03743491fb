import { expect, it } from "vitest";
import { agentNote } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { countUnread, listNotifications, markRead } from "../notifications/index.ts";
import { chatToTicket } from "../routing/index.ts";
import { outcomeOf } from "../testing/desk.ts";
import { waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";

const listFor = async (org: TestOrg, actor = org.otherAgent) =>
  (await listNotifications(org.as(actor), { limit: 10, unreadOnly: false })).notifications;

function noteIn(org: TestOrg, conversationId: string, who: { membershipId: string }) {
  const input = { conversationId, clientId: newId(), body: "Have you seen this?" };
  return agentNote(org.as(org.agent), { ...input, mentions: [who.membershipId] });
}

it("a colleague who is mentioned in a chat is told, finds it, and has read it once it is open", async () => {
  const org = await testOrg();
  const conversationId = await waitingChat(org);
  await noteIn(org, conversationId, org.otherAgent);
  const pushed = org.ports.published.filter(({ name }) => name === "notification");
  expect(pushed).toMatchObject([
    {
      channels: [`private-person.${org.otherAgent.userId}`],
      data: { kind: "mention", ticketId: null, conversationId },
    },
  ]);
  expect(await listFor(org)).toMatchObject([
    { kind: "mention", actorName: org.agent.name, ticket: null, chat: { conversationId } },
  ]);
  expect(await listFor(org, org.agent)).toEqual([]);
  expect(await countUnread(org.as(org.otherAgent))).toEqual({ unread: 1 });
  expect(await markRead(org.as(org.otherAgent), { conversationId })).toEqual({ count: 1 });
  expect(await countUnread(org.as(org.otherAgent))).toEqual({ unread: 0 });
});

it("once the chat has become a ticket, the mention leads there, and is read there", async () => {
  const org = await testOrg();
  const conversationId = await waitingChat(org);
  await noteIn(org, conversationId, org.otherAgent);
  const wish = { conversationId, subject: "", note: "", keep: false };
  const { ticketId } = await chatToTicket(org.as(org.agent), wish);
  expect(await listFor(org)).toMatchObject([{ chat: null, ticket: { id: ticketId } }]);
  expect(await markRead(org.as(org.otherAgent), { ticketId })).toEqual({ count: 1 });
});

it("T6: who does not see the chat's branch is not mentioned, is not told, and reads nothing of it", async () => {
  const org = await testOrg({ branches: ["North", "South"] });
  const conversationId = await waitingChat(org);
  expect(await outcomeOf(noteIn(org, conversationId, org.otherAgent))).toBe("NOT_FOUND: not_found");
  expect(await listFor(org)).toEqual([]);
  const reading = markRead(org.as(org.otherAgent), { conversationId });
  expect(await outcomeOf(reading)).toBe("NOT_FOUND: not_found");
  await noteIn(org, conversationId, org.admin);
  expect(await listFor(org, org.admin)).toHaveLength(1);
});
