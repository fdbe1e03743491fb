import { expect, it } from "vitest";
import { acceptChat, closeChat } from "../chat/index.ts";
import { actOrg, addPlaybook, runsOf, workOff } from "../testing/act-org.ts";
import { asJob, sortAsBilling, waitingChat } from "../testing/routing-org.ts";
import { propose } from "../testing/waiting-run.ts";
import { archiveChat, chatToTicket } from "./index.ts";

it("a chat that goes on as a ticket brings what was found in it to the playbooks, and a person decides", async () => {
  const org = await actOrg();
  await addPlaybook(org);
  const conversationId = await waitingChat(org, { says: "Where is my order AB-1042?" });
  const entities = [{ kind: "order", text: "AB-1042" } as const];
  await sortAsBilling(org, conversationId, { confidence: 0.95, entities });
  await acceptChat(org.as(org.agent), { conversationId });
  const asked = { conversationId, subject: "", note: "", keep: true };
  const { ticketId } = await chatToTicket(org.as(org.agent), asked);
  const job = { name: "playbook.propose", payload: { orgId: org.org.id, ticketId } };
  expect(org.ports.enqueued).toContainEqual(job);
  await propose(org, ticketId);
  await workOff(org);
  const [run] = await runsOf(org, ticketId);
  expect(run).toMatchObject({ state: "proposed", waitsFor: "risky", name: "Order state" });
  expect(JSON.stringify(run?.steps)).toContain("AB-1042");
  expect(org.ports.posted).toEqual([]);
});

it("one that is kept because its customer fell silent sets nothing going", async () => {
  const org = await actOrg();
  await addPlaybook(org);
  const conversationId = await waitingChat(org);
  await closeChat(org.as(org.customer), { conversationId });
  await archiveChat(asJob(org), { conversationId });
  expect(org.ports.enqueued.map(({ name }) => name)).not.toContain("playbook.propose");
});
