import { expect, it } from "vitest";
import { createModel } from "../adapters/ai.ts";
import { withTransaction } from "../context.ts";
import { openTestTicket } from "../testing/desk.ts";
import { taughtOrg } from "../testing/taught-org.ts";
import type { TestOrg } from "../testing/test-org.ts";
import { correctTriage } from "../tickets/index.ts";
import { retrainEngine, runTriage, sortAgain } from "./index.ts";
import { readMaterial } from "./learning/material.ts";

const text = {
  subject: "The zorbulator hums",
  description: "The zorbulator on my roof hums all night long.",
};

async function sorted(org: TestOrg) {
  const { id } = await openTestTicket(org.as(org.customer), { ...text, type: "question" });
  await runTriage(org.as({ kind: "system", job: "triage.run" }), { ticketId: id });
  return { id, ...(await categoryOf(org, id)) };
}

const categoryOf = (org: TestOrg, id: string) =>
  org.ports.db.withOrg(org.org.id, (tx) =>
    tx.ticket.findFirstOrThrow({
      where: { orgId: org.org.id, id },
      select: { categoryId: true, version: true },
    }),
  );

it("what a person put right is learned: the same words are sorted so from then on, and when they are sorted again", async () => {
  const org = await taughtOrg({ ai: createModel({}) });
  const { billing } = org.categories;
  const agent = org.as(org.agent);
  const job = org.as({ kind: "system", job: "triage.engine_retraining" });
  await retrainEngine(job);
  const first = await sorted(org);
  const bystander = await sorted(org);
  expect(first.categoryId).not.toBe(billing);
  for (const each of [first, await sorted(org), await sorted(org)])
    await correctTriage(agent, { ticketId: each.id, version: each.version, categoryId: billing });
  const material = await withTransaction(job, readMaterial);
  const corrected = material.filter(({ text }) => text.includes("zorbulator"));
  expect(corrected).toHaveLength(3);
  expect(corrected.every(({ labels, weight }) => labels.category === "billing" && weight === 2)).toBe(true);
  const later = org.as(
    { kind: "system", job: "triage.engine_retraining" },
    { now: new Date(Date.now() + 3_600_000) },
  );
  expect((await retrainEngine(later)).kind).toBe("learned");
  expect((await sorted(org)).categoryId).toBe(billing);
  await sortAgain(agent, { ticketId: bystander.id, version: bystander.version });
  expect((await categoryOf(org, bystander.id)).categoryId).toBe(billing);
});
