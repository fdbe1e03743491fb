import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { beforeEach, describe, expect, it } from "vitest";
import { withTransaction } from "../../context.ts";
import { RetryLater } from "../../jobs/outcome.ts";
import { renamedIn, type TestFiles, zipOf } from "../../testing/archive.ts";
import { outcomeOf } from "../../testing/desk.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import { archiveKey } from "./claim.ts";
import {
  cancelImport,
  checkImport,
  expireImport,
  getImport,
  listFiles,
  receiveArchive,
  startImport,
  workImport,
} from "./index.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const options: KbImportOptions = {
  ...{ locale: "en", status: "published", visibility: "public", categories: "auto", categoryId: null },
  ...{ createCategories: true, source: "" },
};

const admin = () => desk.as(desk.admin);
const work = (importId: string, signal?: AbortSignal) =>
  workImport(desk.as({ kind: "system", job: "kb.import" }), importId, { isLast: true, signal });
const upload = async (bytes: Buffer) =>
  (
    await receiveArchive(admin(), {
      name: "docs.zip",
      content: (async function* () {
        yield bytes;
      })(),
    })
  ).importId;

async function check(bytes: Buffer | TestFiles) {
  const importId = await upload(Buffer.isBuffer(bytes) ? bytes : await zipOf(bytes));
  await checkImport(admin(), { importId, options });
  await work(importId);
  return importId;
}
const filesOf = async (importId: string) =>
  (await listFiles(admin(), { importId, limit: 100, noted: false })).files;
const outcomes = async (importId: string) =>
  Object.fromEntries((await filesOf(importId)).map(({ path, outcome, reason }) => [path, reason ?? outcome]));
const articleCount = () =>
  withTransaction(admin(), ({ tx }) => tx.article.count({ where: { orgId: desk.org.id } }));

describe("an archive", () => {
  it("is checked, then imported, then given up", async () => {
    const importId = await check({ "docs/a.md": "# A\n\nOne", "docs/b.md": "# B\n\nTwo" });
    expect(await getImport(admin(), { importId })).toMatchObject({
      state: "checked",
      total: 2,
      done: 2,
      counts: { created: 2 },
    });
    expect(await articleCount()).toBe(0);
    await startImport(admin(), { importId });
    await work(importId);
    expect(await getImport(admin(), { importId })).toMatchObject({
      state: "done",
      counts: { created: 2 },
      authorName: desk.admin.name,
    });
    expect(await articleCount()).toBe(2);
    expect(await desk.ports.storage.read(archiveKey(desk.org.id, importId))).toBeNull();
    expect(await outcomeOf(startImport(admin(), { importId }))).toContain("import_not_ready");
  });

  it("loses the one folder that everything lies in", async () => {
    expect(
      await outcomes(await check({ "repo-1.2/docs/a.md": "# A\n\nOne", "repo-1.2/b.md": "# B\n\nTwo" })),
    ).toEqual({
      "docs/a.md": "created",
      "b.md": "created",
    });
  });

  it("goes on where it broke off", async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 120 }, (_, i) => [`p${i}.md`, `# Page ${i}\n\nText ${i}`]),
    );
    const importId = await check(pages);
    await startImport(admin(), { importId });
    const stop = new AbortController();
    const original = desk.ports.db.withOrg;
    let batches = 0;
    desk.ports.db = {
      ...desk.ports.db,
      withOrg: async (orgId, task) => {
        const result = await original(orgId, task);
        batches += 1;
        if (batches === 8) stop.abort();
        return result;
      },
    };
    await expect(work(importId, stop.signal)).rejects.toBeInstanceOf(RetryLater);
    const between = await articleCount();
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(120);
    await work(importId);
    expect(await getImport(admin(), { importId })).toMatchObject({
      state: "done",
      done: 120,
      counts: { created: 120 },
    });
    expect(await articleCount()).toBe(120);
  });

  it("runs alone, is cancelled on demand, and expires", async () => {
    const first = await upload(await zipOf({ "a.md": "# A\n\nx" }));
    const second = await upload(await zipOf({ "b.md": "# B\n\ny" }));
    await checkImport(admin(), { importId: first, options });
    expect(await outcomeOf(checkImport(admin(), { importId: second, options }))).toContain("import_running");
    await cancelImport(admin(), { importId: first });
    await work(first);
    expect((await getImport(admin(), { importId: first })).state).toBe("cancelled");
    await expireImport(admin(), second);
    expect((await getImport(admin(), { importId: second })).state).toBe("cancelled");
    expect(await outcomeOf(checkImport(admin(), { importId: second, options }))).toContain(
      "import_not_ready",
    );
  });

  it("F3: archives that wait are few", async () => {
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.push(await upload(await zipOf({ "a.md": `# ${i}\n\nx` })));
    const kept = await Promise.all(ids.map((id) => desk.ports.storage.read(archiveKey(desk.org.id, id))));
    expect(kept.map((bytes) => bytes !== null)).toEqual([false, false, true, true, true]);
  });
});

describe("a hostile archive", () => {
  it("F1: names that lead outside are refused and told, the rest goes in", async () => {
    let zip = await zipOf([
      ["xx/a/evil.md", "# Evil\n\nx"],
      ["xabsolute.md", "# Evil\n\nx"],
      ["xXdrive.md", "# Evil\n\nx"],
      ["nulXname.md", "# Evil\n\nx"],
      ["good.md", "# Good\n\nx"],
      ["gooX.md", "# Twice\n\nx"],
    ]);
    zip = renamedIn(zip, "xx/a/evil.md", "../../vil.md");
    zip = renamedIn(zip, "xabsolute.md", "/absolute.md");
    zip = renamedIn(zip, "xXdrive.md", "C:drive.md");
    zip = renamedIn(zip, "nulXname.md", "nul\0name.md");
    zip = renamedIn(zip, "gooX.md", "good.md");
    const rows = await filesOf(await check(zip));
    expect(rows.filter(({ reason }) => reason === "unsafe_path").map(({ path }) => path)).toEqual([
      '"../../vil.md"',
      '"/absolute.md"',
      '"C:drive.md"',
      '"nul\\u0000name.md"',
    ]);
    expect(rows.filter(({ reason }) => reason === "duplicate_path").map(({ path }) => path)).toEqual([
      "good.md",
    ]);
    expect(rows.filter(({ outcome }) => outcome === "created").map(({ title }) => title)).toEqual(["Good"]);
  });

  it("F3: a bomb is inflated no further than a page may be, whatever it claims", async () => {
    const bomb = await zipOf({ "bomb.md": Buffer.alloc(64 * 1024 * 1024, "a"), "good.md": "# Good\n\nx" });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await outcomes(await check(bomb))).toEqual({ "bomb.md": "too_large", "good.md": "created" });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(64 * 1024 * 1024);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1_000);
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size, at + 1)) small.copy(lying, at);
    expect(await outcomes(await check(lying))).toEqual({ "bomb.md": "damaged", "good.md": "created" });
  });

  it("F3: archives in archives stay closed; links, hidden files and programs stay out", async () => {
    const inner = await zipOf({ "inner.md": "# Inner\n\nx" });
    expect(
      await outcomes(
        await check({
          "a.zip": inner,
          "b.exe": "MZ",
          ".git/config": "x",
          "__MACOSX/._a.md": "x",
          "good.md": "# Good\n\nx",
          "x.html": "<h1>x",
        }),
      ),
    ).toEqual({
      ...{
        "a.zip": "not_a_page",
        "b.exe": "not_a_page",
        ".git/config": "hidden",
        "__MACOSX/._a.md": "hidden",
      },
      ...{ "x.html": "not_a_page", "good.md": "created" },
    });
  });

  it("F2: what is no zip is refused at the door, a broken one is told", async () => {
    expect(await outcomeOf(upload(Buffer.from("<html>not a zip</html>")))).toContain("file_type");
    expect(await outcomeOf(upload(Buffer.alloc(0)))).toContain("file_type");
    const importId = await check((await zipOf({ "a.md": "# A\n\nx" })).subarray(0, 60));
    expect(await getImport(admin(), { importId })).toMatchObject({ state: "failed", failure: "damaged" });
  });

  it("O7: another organisation's imports do not exist here", async () => {
    const importId = await check({ "a.md": "# A\n\nx" });
    const other = await testOrg();
    const theirs = other.as(other.admin);
    for (const attempt of [
      () => getImport(theirs, { importId }),
      () => listFiles(theirs, { importId, limit: 10, noted: false }),
      () => checkImport(theirs, { importId, options }),
      () => startImport(theirs, { importId }),
      () => cancelImport(theirs, { importId }),
    ]) {
      expect(await outcomeOf(attempt())).toBe("NOT_FOUND: not_found");
    }
  });
});
