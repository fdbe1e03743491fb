import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type Database, openDatabase } from "./index.ts";

let db: Database;
const orgId = randomUUID();
const warnings: string[] = [];
const keep = ({ message }: Error) => void warnings.push(message);

beforeAll(async () => {
  process.on("warning", keep);
  db = openDatabase(inject("appUrl"), { max: 2 });
  await db.withOrg(orgId, (tx) =>
    tx.organization.create({ data: { id: orgId, slug: `turn-${orgId.slice(0, 8)}`, name: "In turn" } }),
  );
});
afterAll(async () => {
  process.off("warning", keep);
  await db.close();
});

it("sends what is asked side by side in one transaction one after the other", async () => {
  const contactId = randomUUID();
  const read = await db.withOrg(orgId, async (tx) => {
    await tx.contact.create({ data: { orgId, id: contactId, name: "Somebody" } });
    const counts = await Promise.all([1, 2, 3, 4].map(() => tx.contact.count({ where: { orgId } })));
    const row = await tx.contact.findFirst({
      where: { orgId, id: contactId },
      include: { tickets: true, conversations: true, portalLinks: true },
    });
    return { counts, row };
  });
  expect(read.counts).toEqual([1, 1, 1, 1]);
  expect(read.row).toMatchObject({ tickets: [], conversations: [], portalLinks: [] });
  await new Promise(setImmediate);
  expect(warnings.filter((message) => message.includes("already executing"))).toEqual([]);
});

it("goes on after a statement that fails, and writes nothing of the transaction", async () => {
  const id = randomUUID();
  const failed = db.withOrg(orgId, (tx) =>
    Promise.all([
      tx.contact.create({ data: { orgId, id, name: "Once" } }),
      tx.contact.create({ data: { orgId, id, name: "Twice" } }),
      tx.contact.count(),
    ]),
  );
  await expect(failed).rejects.toThrow(/Unique constraint|aborted/);
  expect(await db.withOrg(orgId, (tx) => tx.contact.count({ where: { orgId, id } }))).toBe(0);
});
