import { beforeEach, describe, expect, it } from "vitest";
import {
  agentNote,
  agentReply,
  customerReply,
  scheduleReply,
  sendScheduled,
} from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { approveDraft, runTriage } from "../triage/index.ts";
import {
  assignTicket,
  changeInBulk,
  changeStatus,
  closeResolved,
  confirmResolution,
  mergeTickets,
  reopenTicket,
  resolveTicket,
  unmergeTicket,
} from "./index.ts";

const start = new Date("2026-03-01T10:00:00Z");
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);
const days = (n: number) => minutes(n * 24 * 60);

let desk: TestOrg;
let ticketId: string;
let conversationId: string;
beforeEach(async () => {
  desk = await testOrg();
  ({ id: ticketId, conversationId } = await openTestTicket(desk.as(desk.customer, { now: start })));
});

const factsOf = (org = desk, id = ticketId) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findUniqueOrThrow({
      where: { orgId_id: { orgId: org.org.id, id } },
      select: {
        status: true,
        version: true,
        firstResponseAt: true,
        lastResponseAt: true,
        resolvedAt: true,
        resolvedById: true,
        closedAt: true,
      },
    }),
  );
const nothing = {
  firstResponseAt: null,
  lastResponseAt: null,
  resolvedAt: null,
  resolvedById: null,
  closedAt: null,
};
const agentAt = (now: Date, actor = desk.agent) => desk.as(actor, { now });
const said = (body: string) => ({ conversationId, clientId: newId(), body, lastSeenSeq: 9 });
const system = (job: string, now: Date) => desk.as({ kind: "system", job }, { now });

const reply = (now: Date) =>
  agentReply(agentAt(now), { ...said("Please renew it."), setStatus: "in_progress" });
async function scheduled(now: Date, setStatus: "pending_customer" | "resolved") {
  const { message } = await scheduleReply(agentAt(now), {
    ...said("Please renew it."),
    setStatus,
    templateIds: [],
  });
  await sendScheduled(system("reply.send", now), { messageId: message.id });
}
async function resolve(now: Date) {
  const { version } = await factsOf();
  await resolveTicket(agentAt(now), { ticketId, version, resolution: "Token renewed." });
}
async function resolveInBulk(now: Date) {
  const { version } = await factsOf();
  const change = { kind: "resolve", resolution: "Token renewed." } as const;
  await changeInBulk(agentAt(now), { changes: [{ ticketId, version, change }] });
}

type Command = (now: Date) => Promise<unknown>;
const answers: [string, Command][] = [
  ["a reply", reply],
  ["a reply that was scheduled", (now) => scheduled(now, "pending_customer")],
  ["a reply that resolves", (now) => scheduled(now, "resolved")],
  ["resolving", resolve],
  ["resolving in bulk", resolveInBulk],
];
const resolving = answers.slice(2);

describe("when was it answered first, and when last", () => {
  it.each(answers)("%s is an answer", async (_name, answer) => {
    await answer(minutes(5));
    expect(await factsOf()).toMatchObject({ firstResponseAt: minutes(5), lastResponseAt: minutes(5) });
  });

  it.each(answers)("%s is the last answer where there was one before", async (_name, answer) => {
    await reply(minutes(5));
    await answer(minutes(9));
    expect(await factsOf()).toMatchObject({ firstResponseAt: minutes(5), lastResponseAt: minutes(9) });
  });

  it("what does not reach the customer, or comes from the customer, is no answer", async () => {
    await agentNote(agentAt(minutes(1)), { conversationId, clientId: newId(), body: "Look", mentions: [] });
    await assignTicket(agentAt(minutes(2)), { ticketId, version: 1, assigneeId: desk.agent.membershipId });
    await customerReply(desk.as(desk.customer, { now: minutes(3) }), said("Hello?"));
    await scheduleReply(agentAt(minutes(4)), {
      ...said("Soon"),
      setStatus: "pending_customer",
      templateIds: [],
    });
    expect(await factsOf()).toMatchObject(nothing);
  });

  it("a draft of AI is no answer until a person sends it; what AI sends by itself is one", async () => {
    const asked = { ...answerable, type: "question" } as const;
    const org = await answerableOrg({ autoSend: false });
    const opened = await openTestTicket(org.as(org.customer), asked);
    await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: opened.id });
    expect(await factsOf(org, opened.id)).toMatchObject(nothing);
    const draft = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.message.findFirstOrThrow({ where: { conversationId: opened.conversationId, state: "draft" } }),
    );
    const approval = { messageId: draft.id, changeSeq: draft.changeSeq, lastSeenSeq: 9 };
    const sent = await approveDraft(org.as(org.agent), approval);
    const { createdAt } = sent.message;
    expect(await factsOf(org, opened.id)).toMatchObject({
      firstResponseAt: createdAt,
      lastResponseAt: createdAt,
      resolvedById: null,
    });

    const premium = await answerableOrg({ tier: "premium" });
    const auto = await openTestTicket(premium.as(premium.customer), asked);
    await runTriage(premium.as({ kind: "system", job: "triage.run" }, { now: minutes(2) }), {
      ticketId: auto.id,
    });
    expect(await factsOf(premium, auto.id)).toMatchObject({
      ...nothing,
      status: "pending_customer",
      firstResponseAt: minutes(2),
      lastResponseAt: minutes(2),
    });
  });
});

describe("who resolved it", () => {
  const byAgent = () => ({ resolvedById: desk.agent.membershipId });

  it.each(resolving)("%s names the agent and the moment", async (_name, run) => {
    await run(minutes(5));
    const kept = { status: "resolved", resolvedAt: minutes(5), closedAt: null, ...byAgent() };
    expect(await factsOf()).toMatchObject(kept);
  });

  it.each([
    [
      "the customer confirms",
      (now: Date) => confirmResolution(desk.as(desk.customer, { now }), { ticketId }),
    ],
    [
      "an agent closes",
      (now: Date) => changeStatus(agentAt(now, desk.otherAgent), { ticketId, version: 2, status: "closed" }),
    ],
    ["its time is over", (now: Date) => closeResolved(system("tickets.auto_close", now))],
  ])("stays when %s, which dates the end", async (_name, close) => {
    await resolve(minutes(5));
    await close(days(9));
    expect(await factsOf()).toEqual({
      status: "closed",
      version: 3,
      firstResponseAt: minutes(5),
      lastResponseAt: minutes(5),
      resolvedAt: minutes(5),
      closedAt: days(9),
      ...byAgent(),
    });
  });

  it.each([
    ["the customer reopens", (now: Date) => reopenTicket(desk.as(desk.customer, { now }), { ticketId })],
    ["the customer answers", (now: Date) => customerReply(desk.as(desk.customer, { now }), said("No"))],
    [
      "an agent takes it up",
      (now: Date) => changeStatus(agentAt(now), { ticketId, version: 2, status: "in_progress" }),
    ],
  ])("is taken back when %s, and answers stay", async (_name, reopen) => {
    await resolve(minutes(5));
    await reopen(minutes(8));
    expect(await factsOf()).toMatchObject({
      ...nothing,
      status: "in_progress",
      firstResponseAt: minutes(5),
      lastResponseAt: minutes(5),
    });
  });

  it("is the one who resolved it last", async () => {
    await resolve(minutes(5));
    await reopenTicket(desk.as(desk.customer, { now: minutes(6) }), { ticketId });
    const { version } = await factsOf();
    const again = { ticketId, version, resolution: "Now for good." };
    await resolveTicket(agentAt(minutes(7), desk.otherAgent), again);
    expect(await factsOf()).toMatchObject({
      resolvedAt: minutes(7),
      resolvedById: desk.otherAgent.membershipId,
      firstResponseAt: minutes(5),
    });
  });

  it("outlives a merge and its undo", async () => {
    await resolve(minutes(5));
    const { version: _, ...before } = await factsOf();
    const target = await openTestTicket(desk.as(desk.customer, { now: start }));
    await mergeTickets(agentAt(minutes(6)), { ticketId, version: 2, targetId: target.id });
    expect(await factsOf()).toMatchObject({ ...before, status: "closed", closedAt: minutes(6) });
    await unmergeTicket(agentAt(minutes(7)), { ticketId });
    expect(await factsOf()).toMatchObject(before);
    expect(await factsOf(desk, target.id)).toMatchObject(nothing);
  });
});
