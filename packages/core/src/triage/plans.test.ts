import { type Tier, tiers, triageRecordSchema } from "@handrail/contracts";
import { describe, expect, it } from "vitest";
import { syncConversation } from "../conversations/index.ts";
import { changeAiSettings, getAiSettings } from "../organization/index.ts";
import { organizationById } from "../organization/queries.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { approveDraft, composeDraft, runTriage } from "./index.ts";

const job = (org: TestOrg) => org.as({ kind: "system", job: "triage.run" });

/** What came of a question that is answered by itself where the plan, the settings and the gate all allow it. */
async function asked(org: TestOrg, plan: Tier, settings: Partial<TestOrg["org"]> = {}) {
  const customer = await org.addMember("customer", { plan });
  const { id, conversationId } = await openTestTicket(org.as(customer), { ...answerable, type: "question" });
  const ctx = job(org);
  await runTriage({ ...ctx, org: { ...ctx.org, ...settings } }, { ticketId: id });
  const { messages, ticket, lastPublicSeq } = await syncConversation(org.as(org.agent), {
    conversationId,
    afterSeq: 0,
    limit: 50,
  });
  const { triage } = await org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findFirstOrThrow({ where: { orgId: org.org.id, id }, select: { triage: true } }),
  );
  const answer = messages.find(({ senderKind }) => senderKind === "ai");
  const approve = (body?: string) => {
    const { id: messageId = "", changeSeq = 1 } = answer ?? {};
    return outcomeOf(
      approveDraft(org.as(org.agent), {
        messageId,
        changeSeq,
        lastSeenSeq: lastPublicSeq,
        ...(body ? { body } : {}),
      }),
    );
  };
  const record = triageRecordSchema.parse(triage);
  return {
    id,
    status: ticket?.status,
    state: answer?.state ?? null,
    gate: record.gate,
    why: record.why,
    approve,
  };
}

/** The lower of the two decides: what it allows, and nothing more. */
const allowed = {
  beta: { gate: "draft", state: "draft", status: "open", oneClick: "FORBIDDEN: tier_too_low" },
  pro: { gate: "approvable", state: "draft", status: "open", oneClick: "ok" },
  premium: {
    gate: "auto_send",
    state: "sent",
    status: "pending_customer",
    oneClick: "CONFLICT: draft_changed",
  },
} as const;

const pairs = tiers.flatMap((organization) => tiers.map((customer) => ({ organization, customer })));

describe("O6: what each plan lets AI do, refused and allowed by the server", () => {
  it.each(pairs)(
    "an organisation on $organization, a customer on $customer",
    async ({ organization, customer }) => {
      const org = await answerableOrg({ tier: organization });
      const lower = tiers[Math.min(tiers.indexOf(organization), tiers.indexOf(customer))] ?? "beta";
      const { oneClick, ...expected } = allowed[lower];
      const result = await asked(org, customer);
      expect(result).toMatchObject(expected);
      expect(await result.approve()).toBe(oneClick);
      if (lower === "beta") expect(await result.approve("In my own words.")).toBe("ok");
    },
  );

  it("paid for and switched off: nothing is drafted, nothing is sent; switched on again: it is", async () => {
    const org = await answerableOrg({ tier: "premium" });
    expect(await asked(org, "premium", { aiReplies: false })).toMatchObject({
      ...{ gate: "none", why: "replies_off", state: null, status: "open" },
    });
    expect(await asked(org, "premium")).toMatchObject({ gate: "auto_send", state: "sent" });
  });

  it("paid for and not chosen: one click; chosen in the settings: by itself; less sure than asked for: one click", async () => {
    const org = await answerableOrg({ tier: "premium", autoSend: false });
    expect(await asked(org, "premium")).toMatchObject({ gate: "approvable", why: "pair_not_allowed" });
    const admin = org.as(org.admin);
    const { settings: seen } = await getAiSettings(admin);
    const settings = { ...seen, autoSendPairs: [{ category: "billing", intent: "invoice" }] };
    await changeAiSettings(admin, { seen, settings });
    const changed = (await organizationById(org.ports.db, org.org.id)) ?? {};
    expect(await asked(org, "premium", changed)).toMatchObject({ gate: "auto_send", state: "sent" });
    const sure = { ...changed, autoSendThreshold: 0.99 };
    expect(await asked(org, "premium", sure)).toMatchObject({ gate: "approvable", why: "below_auto_send" });
  });

  it("chosen and not paid for: never by itself, however it is composed", async () => {
    const org = await answerableOrg({ tier: "pro" });
    const result = await asked(org, "premium");
    expect(result).toMatchObject({ gate: "approvable", why: "tier", state: "draft" });
    const { message } = await composeDraft(org.as(org.agent), { ticketId: result.id });
    expect(message?.state).toBe("draft");
    const premium = await answerableOrg({ tier: "premium", autoSend: false });
    const waiting = await asked(premium, "premium");
    const ctx = premium.as(premium.agent);
    const on = { ...ctx.org, autoSendPairs: [{ category: "billing", intent: "invoice" }] };
    expect((await composeDraft({ ...ctx, org: on }, { ticketId: waiting.id })).message?.state).toBe("draft");
  });
});
