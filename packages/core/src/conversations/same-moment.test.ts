import { describe, expect, it } from "vitest";
import { acceptChat } from "../chat/index.ts";
import { newId } from "../ids.ts";
import { changeMember } from "../members/index.ts";
import { claimVisitorChats } from "../portal/index.ts";
import { chatToTicket } from "../routing/index.ts";
import { merge } from "../testing/contacts.ts";
import { openTestTicket } from "../testing/desk.ts";
import { waitingChat } from "../testing/routing-org.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { visit, visitorChat } from "../testing/visitors.ts";
import { agentNote, agentReply, customerReply, scheduleReply, undoReply } from "./index.ts";

/** What went wrong otherwise than by a rule. */
const faults = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).flatMap((each) =>
    each.status === "rejected" && !Reflect.get(Object(each.reason), "reason") ? [String(each.reason)] : [],
  );
const reply = (org: TestOrg, conversationId: string, agent = org.agent) =>
  agentReply(org.as(agent), {
    ...{ conversationId, clientId: newId(), body: "An answer", lastSeenSeq: 1_000, setStatus: "in_progress" },
  });

describe("at the same moment", () => {
  it("a note, an answer and the customer's words are all written", async () => {
    const org = await testOrg();
    const { conversationId } = await openTestTicket(org.as(org.customer));
    const say = (body: string) => ({ conversationId, clientId: newId(), body });
    for (let turn = 0; turn < 3; turn += 1) {
      const work = [1, 2, 3].flatMap(() => [
        agentNote(org.as(org.agent), say("Among us")),
        customerReply(org.as(org.customer), say("And this")),
        reply(org, conversationId),
      ]);
      expect(await faults(work)).toEqual([]);
    }
  });

  it("an answer is scheduled and another taken back, by one author", async () => {
    const org = await testOrg();
    const { conversationId } = await openTestTicket(org.as(org.customer));
    const schedule = () =>
      scheduleReply(org.as(org.agent), {
        ...{ conversationId, clientId: newId(), body: "An answer", lastSeenSeq: 1_000, templateIds: [] },
        setStatus: "in_progress",
      });
    for (let turn = 0; turn < 3; turn += 1) {
      const held = [await schedule(), await schedule()];
      const undo = held.map(({ message }) => undoReply(org.as(org.agent), { messageId: message.id }));
      expect(await faults([...undo, schedule(), schedule()])).toEqual([]);
    }
  });

  it("contacts are merged, one of them signs in, and both sides write", async () => {
    const org = await testOrg();
    for (let turn = 0; turn < 3; turn += 1) {
      const { token, actor } = await visit(org);
      const conversationId = await visitorChat(org, actor);
      const chat = { conversationId, subject: "", note: "", keep: true };
      await chatToTicket(org.as(org.agent), chat);
      const member = await org.addMember("customer");
      const say = (body: string) => ({ conversationId, clientId: newId(), body });
      const write = () => [
        agentNote(org.as(org.agent), say("Among us")),
        customerReply(org.as(actor), say("And this")),
      ];
      const work = [
        ...write(),
        merge(org, actor.contactId, member.contactId),
        claimVisitorChats(org.as(member), token),
        ...write(),
      ];
      expect(await faults(work)).toEqual([]);
    }
  });

  it("an agent loses the rights and answers: one after the other, and nobody fails", async () => {
    const org = await testOrg();
    for (let turn = 0; turn < 2; turn += 1) {
      const agent = await org.addMember("agent");
      const chats: string[] = [];
      for (let count = 0; count < 2; count += 1) {
        const conversationId = await waitingChat(org, { customer: await org.addMember("customer") });
        await acceptChat(org.as(agent), { conversationId });
        chats.push(conversationId);
      }
      const { membershipId } = agent;
      const work = [
        ...chats.map((conversationId) => reply(org, conversationId, agent)),
        changeMember(org.as(org.admin), { membershipId, role: "customer", branchIds: [] }),
        ...chats.map((conversationId) => reply(org, conversationId, agent)),
      ];
      expect(await faults(work)).toEqual([]);
    }
  });
});
