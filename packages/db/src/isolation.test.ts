import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type Database, openDatabase, type Tx } from "./index.ts";

/** The second barrier alone: no filter of the application, only the database. */
let db: Database;
const mine = randomUUID();
const theirs = randomUUID();
const rows = { mine: "", theirs: "" };

async function seed(orgId: string) {
  const contactId = randomUUID();
  await db.withOrg(orgId, async (tx) => {
    await tx.organization.create({
      data: { id: orgId, slug: `iso-${orgId.slice(0, 8)}`, name: "Isolation" },
    });
    await tx.contact.create({ data: { orgId, id: contactId, name: "Somebody" } });
  });
  return contactId;
}

const asMine = <T>(work: (tx: Tx) => Promise<T>) => db.withOrg(mine, work);

beforeAll(async () => {
  db = openDatabase(inject("appUrl"), { max: 4 });
  rows.mine = await seed(mine);
  rows.theirs = await seed(theirs);
});
afterAll(() => db.close());

describe("T9: the database refuses without the application's filter", () => {
  it("shows only the own organisation's rows", async () => {
    const contacts = await asMine((tx) => tx.contact.findMany({ select: { orgId: true } }));
    expect(new Set(contacts.map((row) => row.orgId))).toEqual(new Set([mine]));
  });

  it("does not find another organisation's row by its id", async () => {
    expect(await asMine((tx) => tx.contact.findFirst({ where: { id: rows.theirs } }))).toBeNull();
  });

  it("changes and counts nothing of another organisation", async () => {
    const changed = await asMine((tx) =>
      tx.contact.updateMany({ where: { id: rows.theirs }, data: { name: "taken" } }),
    );
    expect(changed.count).toBe(0);
    expect(await asMine((tx) => tx.contact.count({ where: { orgId: theirs } }))).toBe(0);
  });

  it("refuses to write a row into another organisation, or to move one there", async () => {
    const insert = asMine((tx) =>
      tx.contact.create({ data: { orgId: theirs, id: randomUUID(), name: "planted" } }),
    );
    await expect(insert).rejects.toThrow(/row-level security|42501/);
    const move = asMine((tx) => tx.contact.updateMany({ where: { id: rows.mine }, data: { orgId: theirs } }));
    await expect(move).rejects.toThrow(/row-level security|42501/);
  });

  it("T4: refuses to point at another organisation's row", async () => {
    const link = asMine((tx) =>
      tx.conversation.create({ data: { orgId: mine, id: randomUUID(), contactId: rows.theirs } }),
    );
    await expect(link).rejects.toThrow();
  });

  it("shows nothing where no organisation is set, also after a transaction that had one", async () => {
    expect(await db.withNobody((tx) => tx.contact.count())).toBe(0);
    await asMine((tx) => tx.contact.count());
    expect(await db.withNobody((tx) => tx.contact.count())).toBe(0);
    const failed = db.withOrg(theirs, async () => Promise.reject(new Error("on purpose")));
    await expect(failed).rejects.toThrow("on purpose");
    expect(await db.withNobody((tx) => tx.contact.count())).toBe(0);
  });

  it("does not mix organisations up under load on few connections", async () => {
    const work = Array.from({ length: 60 }, (_, i) => {
      const orgId = i % 2 === 0 ? mine : theirs;
      return db.withOrg(orgId, async (tx) => {
        const contacts = await tx.contact.findMany({ select: { orgId: true } });
        return contacts.every((row) => row.orgId === orgId) && contacts.length > 0;
      });
    });
    expect(await Promise.all(work)).not.toContain(false);
  });

  it("refuses a statement of the hot path for an organisation id that is none", async () => {
    await expect(db.hot("' OR true --", async () => undefined)).rejects.toThrow(TypeError);
  });

  it("does not mix organisations up on the hot path, and leaves nothing of a transaction that fails", async () => {
    const count = { text: "SELECT count(*)::int AS n, min(org_id::text) AS org FROM contact", values: [] };
    const work = Array.from({ length: 40 }, async (_, i) => {
      const orgId = i % 2 === 0 ? mine : theirs;
      if (i % 5 === 0) {
        const id = randomUUID();
        const insert = "INSERT INTO contact (org_id, id, name) VALUES ($1, $2, 'gone')";
        const failing = db.hot(orgId, async (sql) => {
          await sql({ text: insert, values: [orgId, id] });
          return sql.last({ text: insert, values: [orgId, id] });
        });
        await expect(failing).rejects.toThrow(/duplicate key/);
        return true;
      }
      const [row] = await db.hot(orgId, (sql) => sql.last(count));
      return row?.org === orgId;
    });
    expect(await Promise.all(work)).not.toContain(false);
    expect(await asMine((tx) => tx.contact.count({ where: { name: "gone" } }))).toBe(0);
    expect(await db.withNobody((tx) => tx.contact.count())).toBe(0);
  });

  it("keeps passwords and links to the person they belong to", async () => {
    const userId = randomUUID();
    await db.withPerson(userId, async (tx) => {
      await tx.user.create({ data: { id: userId, email: `${userId}@example.test`, name: "Own" } });
      await tx.userCredential.create({ data: { userId, passwordHash: "hash" } });
    });
    expect(await db.withPerson(randomUUID(), (tx) => tx.userCredential.count())).toBe(0);
    expect(await asMine((tx) => tx.userCredential.count())).toBe(0);
    expect(await db.withPerson(userId, (tx) => tx.userCredential.count())).toBe(1);
  });
});
