import { channels } from "@handrail/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { newId } from "../ids.ts";
import { openChat } from "../testing/chats.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { authorizeChannel } from "./authorize-channel.ts";

type People = "customer" | "otherCustomer" | "agent" | "otherAgent" | "admin";
const yes = "ok";
const no = "NOT_FOUND: not_found";
const never = "FORBIDDEN: forbidden";

let desk: TestOrg;
let foreign: TestOrg;
let ticketId: string;
let conversationId: string;
let chatId: string;
let names: Record<string, string>;

beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  foreign = await testOrg({ branches: ["North", "South"] });
  const opened = await openTestTicket(desk.as(desk.customer));
  ticketId = opened.id;
  conversationId = opened.conversationId;
  chatId = await openChat(desk, desk.customer.contactId);
  const articleId = newId();
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.article.create({
      data: { orgId: desk.org.id, id: articleId, translationKey: articleId, slug: "a", title: "A", body: "" },
    }),
  );
  names = {
    conversation: channels.conversation(conversationId),
    thread: channels.thread(conversationId),
    "chat conversation": channels.conversation(chatId),
    "chat thread": channels.thread(chatId),
    viewers: channels.viewers(ticketId),
    editors: channels.editors(articleId),
    desk: channels.desk(desk.org.id),
    "branch North": channels.branch(desk.branches.North ?? ""),
    "branch South": channels.branch(desk.branches.South ?? ""),
    "foreign desk": channels.desk(foreign.org.id),
    "foreign branch": channels.branch(foreign.branches.North ?? ""),
    "customer's own": channels.person(desk.customer.userId),
    "agent's own": channels.person(desk.agent.userId),
    "agent's duty": channels.duty(desk.org.id, desk.agent.membershipId),
    "customer's duty": channels.duty(desk.org.id, desk.customer.membershipId),
    "agent's duty elsewhere": channels.duty(foreign.org.id, desk.agent.membershipId),
  };
});

const join = (org: TestOrg, actor: Actor, name: string) => outcomeOf(authorizeChannel(org.as(actor), name));

/** The customer and the agent are of the North, the others of the South; the ticket and the chat are the customer's. */
const table: Record<string, Record<People, string>> = {
  conversation: { customer: yes, otherCustomer: no, agent: yes, otherAgent: no, admin: yes },
  thread: { customer: never, otherCustomer: never, agent: yes, otherAgent: no, admin: yes },
  "chat conversation": { customer: yes, otherCustomer: no, agent: yes, otherAgent: no, admin: yes },
  "chat thread": { customer: never, otherCustomer: never, agent: yes, otherAgent: no, admin: yes },
  viewers: { customer: never, otherCustomer: never, agent: yes, otherAgent: no, admin: yes },
  editors: { customer: never, otherCustomer: never, agent: never, otherAgent: never, admin: yes },
  desk: { customer: never, otherCustomer: never, agent: never, otherAgent: never, admin: yes },
  "branch North": { customer: never, otherCustomer: never, agent: yes, otherAgent: no, admin: yes },
  "branch South": { customer: never, otherCustomer: never, agent: no, otherAgent: yes, admin: yes },
  "foreign desk": { customer: never, otherCustomer: never, agent: never, otherAgent: never, admin: no },
  "foreign branch": { customer: never, otherCustomer: never, agent: no, otherAgent: no, admin: no },
  "customer's own": { customer: yes, otherCustomer: no, agent: no, otherAgent: no, admin: no },
  "agent's own": { customer: no, otherCustomer: no, agent: yes, otherAgent: no, admin: no },
  "agent's duty": { customer: never, otherCustomer: never, agent: yes, otherAgent: no, admin: no },
  "customer's duty": { customer: never, otherCustomer: never, agent: no, otherAgent: no, admin: no },
  "agent's duty elsewhere": { customer: never, otherCustomer: never, agent: no, otherAgent: no, admin: no },
};

describe("T7: who may listen where", () => {
  const people: People[] = ["customer", "otherCustomer", "agent", "otherAgent", "admin"];
  const cases = Object.entries(table).flatMap(([channel, row]) =>
    people.map((person) => ({ channel, person, expected: row[person] })),
  );

  it.each(cases)("$person on $channel: $expected", async ({ channel, person, expected }) => {
    expect(await join(desk, desk[person], names[channel] ?? "")).toBe(expected);
  });

  it.each(people)("%s of another organisation on none of them", async (person) => {
    for (const [channel, name] of Object.entries(names)) {
      if (channel.startsWith("foreign")) continue;
      expect([no, never]).toContain(await join(foreign, foreign[person], name));
    }
  });

  it("a visitor, a job and the assistant on none of them", async () => {
    for (const actor of [{ kind: "visitor" }, { kind: "system", job: "x" }, { kind: "assistant" }] as const) {
      for (const name of Object.values(names)) expect(await join(desk, actor, name)).toBe(never);
    }
  });

  it("nobody on guessed, wildcard, upper-case or foreign names", async () => {
    const guessed = [
      "private-conversation.*",
      `private-conversation.${conversationId.toUpperCase()}`,
      `private-conversation.${conversationId} `,
      `private-conversation.${conversationId}.x`,
      `presence-conversation.${conversationId}`,
      `private-encrypted-thread.${conversationId}`,
      `private-ticket.${ticketId}`,
      "private-desk.",
      "public",
      "",
    ];
    for (const name of guessed) expect(await join(desk, desk.admin, name)).toBe(never);
    expect(await join(desk, desk.admin, channels.conversation(newId()))).toBe(no);
  });

  it("not again after access was taken away", async () => {
    const moved = { ...desk.agent, branches: [desk.branches.South ?? ""] };
    expect(await join(desk, desk.agent, names.thread ?? "")).toBe(yes);
    expect(await join(desk, moved, names.thread ?? "")).toBe(no);
    expect(await join(desk, { ...desk.agent, role: "customer" }, names.thread ?? "")).toBe(never);
  });

  it("says under which name staff look at a ticket", async () => {
    const { presence } = await authorizeChannel(desk.as(desk.agent), names.viewers ?? "");
    expect(presence).toEqual({ user_id: desk.agent.membershipId, user_info: { name: desk.agent.name } });
  });

  it("lets staff follow their own ticket in another branch as its customer", async () => {
    const asker = await desk.addMember("agent", {
      branches: [desk.branches.North ?? ""],
      branchId: desk.branches.South ?? "",
    });
    const own = await openTestTicket(desk.as(asker));
    expect(await join(desk, asker, channels.conversation(own.conversationId))).toBe(yes);
    expect(await join(desk, asker, channels.thread(own.conversationId))).toBe(no);
  });
});
