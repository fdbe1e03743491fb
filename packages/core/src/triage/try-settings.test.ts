import type { AiSettings } from "@handrail/contracts/inputs/ai-settings";
import { describe, expect, it } from "vitest";
import { changeAiSettings, getAiSettings } from "../organization/index.ts";
import { organizationById } from "../organization/queries.ts";
import { answerable, answerableOrg } from "../testing/answerable-org.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { correctTriage } from "../tickets/index.ts";
import { runTriage, trySettings } from "./index.ts";

const pair = { category: "billing", intent: "invoice" };
const settings: AiSettings = {
  aiReplies: true,
  confidenceThreshold: 0.75,
  autoSendThreshold: null,
  autoSendPairs: [pair],
};

const asSystem = (org: TestOrg) => org.as({ kind: "system", job: "triage.run" });

async function sortedTicket(org: TestOrg) {
  const { id } = await openTestTicket(org.as(org.customer), { ...answerable, type: "question" });
  await runTriage(asSystem(org), { ticketId: id });
  return org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findFirstOrThrow({
      where: { orgId: org.org.id, id },
      select: { id: true, version: true, status: true },
    }),
  );
}

describe("what the organisation lets AI answer", () => {
  it("is changed once it is as it was seen, and every change is in the history", async () => {
    const org = await answerableOrg({ tier: "premium" });
    const admin = org.as(org.admin);
    const { settings: seen, tier, categories } = await getAiSettings(admin);
    expect({ seen, tier }).toEqual({ seen: settings, tier: "premium" });
    expect(categories.find(({ key }) => key === "billing")).toMatchObject({
      isLowRisk: true,
      intents: [
        { intent: "invoice", hasArticle: true },
        { intent: "refund", hasArticle: false },
      ],
    });
    const changed = {
      ...seen,
      confidenceThreshold: 0.8,
      autoSendThreshold: 0.9,
      autoSendPairs: [pair, pair],
    };
    const after = await changeAiSettings(admin, { seen, settings: changed });
    expect(after.settings).toEqual({ ...changed, autoSendPairs: [pair] });
    expect(await organizationById(org.ports.db, org.org.id)).toMatchObject(after.settings);
    expect(await outcomeOf(changeAiSettings(admin, { seen, settings: changed }))).toBe(
      "CONFLICT: setting_changed",
    );
    const [event] = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.event.findMany({ where: { orgId: org.org.id, kind: "organization.changed" } }),
    );
    expect(event).toMatchObject({ data: { of: "aiSettings", from: seen, to: after.settings } });
  });

  it("never sends answers of a category that is urgent as a rule, nor of what does not exist", async () => {
    const org = await answerableOrg({ tier: "premium", autoSend: false });
    const admin = org.as(org.admin);
    const { settings: seen } = await getAiSettings(admin);
    const tryPair = (category: string, intent: string) =>
      outcomeOf(
        changeAiSettings(admin, { seen, settings: { ...seen, autoSendPairs: [{ category, intent }] } }),
      );
    expect(await tryPair("billing", "weather")).toBe("INVALID: invalid_input");
    expect(await tryPair("weather", "invoice")).toBe("INVALID: invalid_input");
    const orgId = org.org.id;
    await org.ports.db.withOrg(orgId, (tx) =>
      tx.category.updateMany({ where: { orgId, key: "billing" }, data: { defaultPriority: "high" } }),
    );
    expect(await tryPair("billing", "invoice")).toBe("INVALID: invalid_input");
  });

  it("holds a pair back whose category became urgent since", async () => {
    const org = await answerableOrg({ tier: "premium" });
    const orgId = org.org.id;
    await org.ports.db.withOrg(orgId, (tx) =>
      tx.category.updateMany({ where: { orgId, key: "billing" }, data: { defaultPriority: "urgent" } }),
    );
    expect((await sortedTicket(org)).status).toBe("open");
  });
});

describe("trySettings", () => {
  it("says what would have been sent, and how often a colleague sorted it otherwise", async () => {
    const org = await answerableOrg({ tier: "premium", autoSend: false });
    const admin = org.as(org.admin);
    expect(await trySettings(admin, { settings })).toMatchObject({ sorted: 0, auto_send: 0, pairs: [] });
    const first = await sortedTicket(org);
    await sortedTicket(org);
    expect(first.status).toBe("open");
    const tried = await trySettings(admin, { settings });
    expect(tried).toMatchObject({
      sorted: 2,
      auto_send: 2,
      wrong: 0,
      pairs: [{ ...pair, tickets: 2, sent: 2 }],
    });
    await correctTriage(org.as(org.agent), { ticketId: first.id, version: first.version, intent: "refund" });
    expect(await trySettings(admin, { settings })).toMatchObject({ auto_send: 2, wrong: 1 });
    const none = { ...settings, autoSendPairs: [] };
    expect(await trySettings(admin, { settings: none })).toMatchObject({ auto_send: 0, approvable: 2 });
    const sure = { ...settings, confidenceThreshold: 0.99 };
    expect(await trySettings(admin, { settings: sure })).toMatchObject({ auto_send: 0, draft: 2 });
    const off = { ...settings, aiReplies: false };
    expect(await trySettings(admin, { settings: off })).toMatchObject({ auto_send: 0, none: 2 });
  });

  it.each(["beta", "pro"] as const)("sends nothing on %s, whatever is set", async (tier) => {
    const org = await answerableOrg({ tier });
    await sortedTicket(org);
    expect(await trySettings(org.as(org.admin), { settings })).toMatchObject({ sorted: 1, auto_send: 0 });
  });
});
