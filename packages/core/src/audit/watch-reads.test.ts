import { buffer } from "node:stream/consumers";
import { createApiKeyInput } from "@handrail/contracts/inputs/api-keys";
import { startExportInput } from "@handrail/contracts/inputs/exports";
import { viewQuerySchema } from "@handrail/contracts/inputs/queue";
import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../api-keys/index.ts";
import { findContacts, getContact } from "../contacts/index.ts";
import { withTransaction } from "../context.ts";
import { runExport, startExport } from "../exports/index.ts";
import { newId } from "../ids.ts";
import { countReads } from "../note-reads.ts";
import { notifyAdmin } from "../notifications/index.ts";
import { openTestTicket } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { getTicket, listQueue } from "../tickets/index.ts";
import { changeReadLimit, watchReads } from "./index.ts";
import { readThreshold } from "./read-rules.ts";

const hour = 3_600_000;
const noon = new Date("2026-11-20T12:20:00Z");
const job = (test: TestOrg, now = noon) => test.as({ kind: "system", job: "audit.watch_reads" }, { now });

const read = (test: TestOrg, count: number, now = noon, who = test.agent) =>
  withTransaction(test.as(who, { now }), (ctx) =>
    countReads(
      ctx,
      who.membershipId,
      Array.from({ length: count }, () => newId()),
    ),
  );
const countOf = (test: TestOrg, membershipId: string) =>
  withTransaction(test.as(test.admin), async ({ tx }) => {
    const sum = await tx.staffRead.aggregate({ where: { readerId: membershipId }, _sum: { records: true } });
    return sum._sum.records ?? 0;
  });
const notices = (test: TestOrg) =>
  withTransaction(test.as(test.admin), ({ tx }) =>
    tx.notification.findMany({ where: { orgId: test.org.id, kind: "bulk_read" } }),
  );

describe("what staff read", () => {
  let test: TestOrg;
  beforeAll(async () => {
    test = await testOrg();
  });

  it("O5: counts each record once an hour, whatever way it is opened, and nothing of customers", async () => {
    const { id } = await openTestTicket(test.as(test.customer));
    const before = await countOf(test, test.otherAgent.membershipId);
    for (let time = 0; time < 3; time += 1) await getTicket(test.as(test.otherAgent), { ticketId: id });
    await getContact(test.as(test.otherAgent), { contactId: test.customer.contactId });
    await findContacts(test.as(test.otherAgent), { search: test.customer.email, limit: 20 });
    expect((await countOf(test, test.otherAgent.membershipId)) - before).toBe(2);
    await findContacts(test.as(test.customer), { search: "", limit: 20 });
    expect(await countOf(test, test.customer.membershipId)).toBe(0);
  });

  it("O5: counts who turns the pages of the queue, and a file by its lines", async () => {
    const own = await testOrg();
    for (let ticket = 0; ticket < 5; ticket += 1) await openTestTicket(own.as(own.customer));
    const query = viewQuerySchema.parse({});
    const asked = startExportInput.parse({ kind: "tickets", query, columns: ["number"], locale: "en" });
    const list = { ...query, limit: 2 };
    const first = await listQueue(own.as(own.agent), { ...list, cursor: null });
    expect(await countOf(own, own.agent.membershipId)).toBe(2);
    await listQueue(own.as(own.agent), { ...list, cursor: first.nextCursor });
    expect(await countOf(own, own.agent.membershipId)).toBe(4);
    const { id } = await startExport(own.as(own.otherAgent), asked);
    await runExport(job(own, new Date()), { exportId: id });
    expect(await countOf(own, own.otherAgent.membershipId)).toBe(5);
    const file = await own.ports.storage.open(`exports/${own.org.id}/data/${id}`);
    expect(file && (await buffer(file.stream)).byteLength).toBeGreaterThan(0);
  });
});

describe("reading far more than usual", () => {
  it("O5: is told to admins once an hour and a person, here and by mail, and stands in the history", async () => {
    const test = await testOrg();
    await read(test, 299);
    expect(await watchReads(job(test))).toEqual({ told: 0 });
    await read(test, 1);
    expect(await watchReads(job(test))).toEqual({ told: 1 });
    await read(test, 50);
    expect(await watchReads(job(test))).toEqual({ told: 0 });
    const [notice, ...others] = await notices(test);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      membershipId: test.admin.membershipId,
      actorName: test.agent.name,
      detail: { records: 300, usual: 0 },
    });
    expect(test.ports.enqueued).toContainEqual({
      name: "notify.admin",
      payload: { orgId: test.org.id, notificationId: notice?.id },
    });
    expect(await notifyAdmin(job(test), { notificationId: notice?.id ?? "" })).toEqual({ isSent: true });
    expect(test.ports.mails).toMatchObject([{ to: test.admin.email }]);
    expect(test.ports.mails[0]?.text).toContain(`${test.agent.name} read 300 records`);
    const event = await withTransaction(test.as(test.admin), ({ tx }) =>
      tx.event.findFirst({ where: { kind: "audit.bulk_read" } }),
    );
    expect(event).toMatchObject({ subjectId: test.agent.membershipId, data: { records: 300 } });
    await read(test, 400, new Date(noon.getTime() + hour));
    expect(await watchReads(job(test, new Date(noon.getTime() + hour)))).toEqual({ told: 1 });
  });

  it("O5: counts programs by their keys", async () => {
    const test = await testOrg();
    const { keyId } = await createKey(
      test.as(test.admin),
      createApiKeyInput.parse({ name: "Copier", scopes: ["tickets:read"], branchIds: [], lifetimeDays: 7 }),
    );
    const actor = { kind: "key", keyId, name: "Copier", scopes: ["tickets:read"], branches: "all" } as const;
    const { id } = await openTestTicket(test.as(test.customer));
    await getTicket(test.as(actor), { ticketId: id });
    expect(await countOf(test, keyId)).toBe(1);
    await withTransaction(test.as(test.admin, { now: noon }), (ctx) =>
      countReads(
        ctx,
        keyId,
        Array.from({ length: 300 }, () => newId()),
      ),
    );
    expect(await watchReads(job(test))).toEqual({ told: 1 });
    expect(await notices(test)).toMatchObject([{ actorName: "Copier" }]);
  });

  it("O5: sends no mail where the plan has none", async () => {
    const test = await testOrg({ tier: "beta" });
    await read(test, 400);
    expect(await watchReads(job(test))).toEqual({ told: 1 });
    expect(test.ports.enqueued.filter(({ name }) => name === "notify.admin")).toEqual([]);
  });

  it("O5: is measured by what is usual for the person, but a habit is no licence", async () => {
    const test = await testOrg();
    for (let day = 1; day <= 10; day += 1) await read(test, 250, new Date(noon.getTime() - day * 24 * hour));
    await read(test, 600);
    expect(await watchReads(job(test))).toEqual({ told: 0 });
    await read(test, 200);
    expect(await watchReads(job(test))).toEqual({ told: 1 });
    expect(readThreshold(300, 5_000)).toBe(3_000);
    expect(readThreshold(300, 10)).toBe(300);
  });

  it("O5: goes by the organisation's own limit, which is in the history, and forgets after a month", async () => {
    const test = await testOrg();
    await changeReadLimit(test.as(test.admin), { seen: 300, limit: 40 });
    await expect(changeReadLimit(test.as(test.admin), { seen: 300, limit: 90 })).rejects.toThrow("CONFLICT");
    await read(test, 10, new Date(noon.getTime() - 31 * 24 * hour), test.otherAgent);
    await read(test, 40);
    expect(await watchReads(job(test))).toEqual({ told: 1 });
    expect(await countOf(test, test.otherAgent.membershipId)).toBe(0);
  });

  it("T1: is counted and told in its own organisation alone", async () => {
    const [test, other] = [await testOrg(), await testOrg()];
    await read(test, 400);
    expect(await watchReads(job(other))).toEqual({ told: 0 });
    expect(await notices(other)).toEqual([]);
  });
});
