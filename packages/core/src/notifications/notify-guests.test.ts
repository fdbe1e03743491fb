import type { Tier } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { agentReply, appendMessage, scheduleReply, sendScheduled } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { ask, guestOf, question } from "../testing/portal.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { resolveTicket } from "../tickets/index.ts";
import { notifyCustomer, notifyResolved } from "./index.ts";

const hostile = {
  name: "BUY-PILLS http://evil.example",
  subject: "CLICK-HERE http://evil.example",
  description: "WIN-A-PRIZE http://evil.example",
  company: "SPAM-INC",
};
const hostileWords = ["evil.example", "BUY-PILLS", "CLICK-HERE", "WIN-A-PRIZE", "SPAM-INC"];

/** A ticket that somebody without an account asked; the address is proved or not. */
async function asked(desk: TestOrg, given: Parameters<typeof question>[0], isProved = false) {
  const { number } = isProved ? await guestOf(desk, given) : await ask(desk, given);
  const ticket = await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.ticket.findFirstOrThrow({
      where: { orgId: desk.org.id, number },
      select: { id: true, contactId: true, version: true, conversations: { select: { id: true } } },
    }),
  );
  desk.ports.enqueued.splice(0);
  desk.ports.mails.splice(0);
  return { ...ticket, number, conversationId: ticket.conversations[0]?.id ?? "" };
}

/** Does the mails of answers that the command asked for. */
async function mailAnswers(desk: TestOrg) {
  const ctx = desk.as({ kind: "system", job: "notify" });
  for (const { name, payload } of desk.ports.enqueued.splice(0)) {
    const { messageId, ticketId } = Object(payload);
    if (name === "notify.customer") await notifyCustomer(ctx, { messageId });
    if (name === "notify.resolved") await notifyResolved(ctx, { ticketId });
  }
  return desk.ports.mails;
}

const answer = (desk: TestOrg, conversationId: string) =>
  agentReply(desk.as(desk.agent), {
    conversationId,
    clientId: newId(),
    body: "Look below Billing.",
    lastSeenSeq: 1,
    setStatus: "pending_customer",
  });
async function answerLater(desk: TestOrg, conversationId: string) {
  const { message } = await scheduleReply(desk.as(desk.agent), {
    conversationId,
    clientId: newId(),
    body: "Look below Billing.",
    lastSeenSeq: 1,
    setStatus: "pending_customer",
    templateIds: [],
  });
  await sendScheduled(desk.as({ kind: "system", job: "reply.send" }), { messageId: message.id });
}

const ways = [
  ["a reply", answer],
  ["a scheduled reply", answerLater],
] as const;

describe.each(ways)("%s to somebody without an account", (_name, send) => {
  it.each(["beta", "pro"] as const)("is told of by mail on %s, which pays for no text", async (tier) => {
    const desk = await testOrg({ tier });
    const { email, ...given } = question();
    const { conversationId, number } = await asked(desk, { ...given, email }, true);
    await send(desk, conversationId);
    const [mail] = await mailAnswers(desk);
    expect(mail).toMatchObject({ to: email, subject: expect.stringContaining(number) });
    expect(mail?.text).toMatch(/\/support\/track\/open\?token=[\w-]{43}/);
    expect(mail?.text).not.toContain("Look below Billing");
  });

  it("M5 W2: carries nothing that the asker wrote while nobody has proved the address", async () => {
    const desk = await testOrg();
    const { conversationId } = await asked(desk, { ...hostile, email: desk.customer.email });
    await send(desk, conversationId);
    const mails = await mailAnswers(desk);
    expect(mails.map(({ to }) => to)).toEqual([desk.customer.email]);
    for (const word of hostileWords) expect(JSON.stringify(mails)).not.toContain(word);
  });
});

async function raise(desk: TestOrg, contactId: string, plan: Tier) {
  await desk.ports.db.withOrg(desk.org.id, (tx) =>
    tx.contact.updateMany({ where: { orgId: desk.org.id, id: contactId }, data: { plan } }),
  );
}

it("M5: what AI wrote greets by name, so its text waits for the proof of the address, whatever the plan", async () => {
  for (const isProved of [false, true]) {
    const desk = await testOrg({ tier: "premium" });
    const { conversationId, contactId } = await asked(desk, isProved ? {} : hostile, isProved);
    await raise(desk, contactId, "premium");
    const { id } = await withTransaction(desk.as({ kind: "assistant" }), (ctx) =>
      appendMessage(ctx, {
        conversationId,
        senderKind: "ai",
        body: `Hello ${hostile.name}, it is in Billing.`,
      }),
    );
    await notifyCustomer(desk.as({ kind: "system", job: "notify.customer" }), { messageId: id });
    expect(desk.ports.mails).toHaveLength(1);
    expect(JSON.stringify(desk.ports.mails).includes("BUY-PILLS")).toBe(isProved);
  }
});

describe("notifyResolved", () => {
  const resolution = "The **invoice** was sent again.";

  it("M5 W2: tells somebody without an account how it was solved, without a word of the asker's", async () => {
    const desk = await testOrg({ tier: "beta" });
    const email = `${newId()}@example.test`;
    const { id: ticketId, version } = await asked(desk, { ...hostile, email });
    await resolveTicket(desk.as(desk.agent), { ticketId, version, resolution });
    const mails = await mailAnswers(desk);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toBe(email);
    expect(mails[0]?.html).toContain("<strong>invoice</strong>");
    expect(mails[0]?.text).toMatch(/\/support\/track\/open\?token=[\w-]{43}/);
    for (const word of hostileWords) expect(JSON.stringify(mails)).not.toContain(word);
  });

  it.each([
    ["pro", 1],
    ["beta", 0],
  ] as const)("O6: sends an account on %s %i mails", async (tier, count) => {
    const desk = await testOrg({ tier });
    const { id: ticketId, version } = await openTestTicket(desk.as(desk.customer));
    await resolveTicket(desk.as(desk.agent), { ticketId, version, resolution });
    desk.ports.mails.splice(0);
    expect(await mailAnswers(desk)).toHaveLength(count);
  });

  it("says nothing of what was opened again meanwhile, nor of another organisation's ticket", async () => {
    const desk = await testOrg();
    const { id: ticketId, version } = await openTestTicket(desk.as(desk.customer));
    const worker = (org: TestOrg) => org.as({ kind: "system", job: "notify.resolved" });
    expect(await notifyResolved(worker(desk), { ticketId })).toEqual({ isSent: false });
    await resolveTicket(desk.as(desk.agent), { ticketId, version, resolution });
    const foreign = await testOrg();
    expect(await outcomeOf(notifyResolved(worker(foreign), { ticketId }))).toBe("NOT_FOUND: not_found");
  });
});
