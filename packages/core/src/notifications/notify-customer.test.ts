import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../context.ts";
import { agentReply, appendMessage } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { notifyCustomer } from "./index.ts";

let desk: TestOrg;
let conversationId: string;
let number: string;
beforeEach(async () => {
  desk = await testOrg();
  ({ conversationId, number } = await openTestTicket(desk.as(desk.customer), {
    subject: "Bot <b>silent</b>",
  }));
});

const worker = (org = desk) => org.as({ kind: "system", job: "notify.customer" });
const answer = (body: string) =>
  agentReply(desk.as(desk.agent), {
    conversationId,
    clientId: newId(),
    body,
    lastSeenSeq: 1,
    setStatus: "pending_customer",
  });

describe("notifyCustomer", () => {
  it("sends the answer as text and as sanitised HTML, in the ticket's own thread", async () => {
    const { message } = await answer(
      "**Renew** it.\n\n<script>alert(1)</script>\n\n![x](https://evil.example/x.png)",
    );
    expect(await notifyCustomer(worker(), { messageId: message.id })).toEqual({ isSent: true });
    const [mail] = desk.ports.mails;
    expect(mail).toMatchObject({ to: desk.customer.email, subject: `[${number}] Bot <b>silent</b>` });
    expect(mail?.text).toContain(`${desk.agent.name} answered your request:`);
    expect(mail?.html).toContain("<strong>Renew</strong>");
    expect(mail?.html).toContain(`http://handrail.test/support/${number}`);
    expect(mail?.html).not.toMatch(/<script|<img|<b>/);
    expect(mail?.headers?.["Message-ID"]).toBe(`<message.${message.id}@handrail.test>`);
  });

  it("O6: sends nothing where the plan of the organisation or of the customer has no mail", async () => {
    for (const [tier, plan] of [
      ["beta", "premium"],
      ["premium", "beta"],
    ] as const) {
      const org = await testOrg({ tier });
      const customer = await org.addMember("customer", { plan });
      const opened = await openTestTicket(org.as(customer));
      const { message } = await agentReply(org.as(org.agent), {
        conversationId: opened.conversationId,
        clientId: newId(),
        body: "Hello",
        lastSeenSeq: 1,
        setStatus: "in_progress",
      });
      expect(org.ports.enqueued.map((job) => job.name)).not.toContain("notify.customer");
      expect(await notifyCustomer(worker(org), { messageId: message.id })).toEqual({ isSent: false });
    }
  });

  it.each([
    ["a note", { senderKind: "agent", isInternal: true }],
    ["a draft", { senderKind: "ai", state: "draft" }],
    ["the customer's own words", { senderKind: "customer" }],
  ] as const)("does not send %s", async (_name, given) => {
    const { id } = await withTransaction(desk.as({ kind: "assistant" }), (ctx) =>
      appendMessage(ctx, { conversationId, body: "Secret", ...given }),
    );
    expect(await notifyCustomer(worker(), { messageId: id })).toEqual({ isSent: false });
    expect(desk.ports.mails).toEqual([]);
  });

  it("writes in the language of the organisation, and says where AI wrote", async () => {
    const org = await testOrg({ locale: "es" });
    const opened = await openTestTicket(org.as(org.customer));
    const { id } = await withTransaction(org.as({ kind: "assistant" }), (ctx) =>
      appendMessage(ctx, { conversationId: opened.conversationId, senderKind: "ai", body: "Hola" }),
    );
    await notifyCustomer(worker(org), { messageId: id });
    expect(org.ports.mails[0]?.text).toContain("respondió a su solicitud");
    expect(org.ports.mails[0]?.text).toContain("una IA");
  });

  it("does not find a message of another organisation", async () => {
    const foreign = await testOrg();
    const { message } = await answer("Hello");
    expect(await outcomeOf(notifyCustomer(worker(foreign), { messageId: message.id }))).toBe(
      "NOT_FOUND: not_found",
    );
  });
});
