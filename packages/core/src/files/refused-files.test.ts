import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { createScanner } from "../adapters/scanner.ts";
import { withTransaction } from "../context.ts";
import { outcomeOf } from "../testing/desk.ts";
import { eicarFile, startClamd } from "../testing/files.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { storedOf, uploadFile, usageOf } from "../testing/uploads.ts";
import { checkFile, discardUpload, expireFile } from "./index.ts";

let desk: TestOrg;
beforeEach(async () => {
  desk = await testOrg();
});

const upload = (bytes: Buffer, name?: string) => uploadFile(desk.as(desk.customer), bytes, name);

describe("F6: malware", () => {
  const infected = { kind: "file.refused" } as const;

  it("is refused and removed, its room given back, and the history knows", async () => {
    const sent = await upload(eicarFile, "invoice.pdf");
    expect(sent).toMatchObject({ state: "refused", downloadUrl: null, previewUrl: null });
    expect(await storedOf(desk, sent.id)).toBeNull();
    expect(await usageOf(desk)).toBe(0);
    const [event] = await withTransaction(desk.as(desk.admin), ({ tx }) =>
      tx.event.findMany({ where: infected, select: { subjectId: true, data: true } }),
    );
    expect(event).toEqual({ subjectId: sent.id, data: { malware: "Eicar-Test-Signature" } });
  });

  it("is found by clamd; what clamd clears is there", async () => {
    const clamd = await startClamd((content) =>
      content.includes("worm") ? "stream: Win.Worm.A FOUND" : "stream: OK",
    );
    desk.ports.scanner = createScanner({ clamdUrl: clamd.url });
    expect(await upload(Buffer.from("a worm"))).toMatchObject({ state: "refused" });
    expect(await upload(Buffer.from("a word"))).toMatchObject({ state: "ready" });
    await clamd.close();
  });

  it("is not let through while the scanner is down: held, looked at later", async () => {
    const clamd = await startClamd((content) =>
      content.includes("worm") ? "stream: Win.Worm.A FOUND" : "stream: OK",
    );
    desk.ports.scanner = createScanner({ clamdUrl: "tcp://127.0.0.1:1" });
    const good = await upload(Buffer.from("a word"));
    const bad = await upload(Buffer.from("a worm"));
    expect([good, bad]).toMatchObject(Array(2).fill({ state: "held", downloadUrl: null }));
    expect(desk.ports.enqueued).toContainEqual({
      name: "file.scan",
      payload: { orgId: desk.org.id, attachmentId: bad.id },
    });
    const job = desk.as({ kind: "system", job: "file.scan" });
    expect(await outcomeOf(checkFile(job, bad.id))).toBe("UNAVAILABLE: unavailable");
    desk.ports.scanner = createScanner({ clamdUrl: clamd.url });
    for (const { id } of [good, bad, good]) await checkFile(job, id);
    const rows = await withTransaction(job, ({ tx }) =>
      tx.attachment.findMany({ select: { id: true, state: true }, orderBy: { id: "asc" } }),
    );
    expect(rows).toEqual([
      { id: good.id, state: "ready" },
      { id: bad.id, state: "refused" },
    ]);
    await clamd.close();
  });
});

describe("what was not sent", () => {
  it("is removed by its owner, or by itself after a day", async () => {
    const [one, two] = [await upload(Buffer.from("abc")), await upload(Buffer.from("abc"))];
    const discard = (actor: Actor) => outcomeOf(discardUpload(desk.as(actor), { attachmentId: one.id }));
    expect(await discard(desk.agent)).toBe("NOT_FOUND: not_found");
    expect(await discard(desk.customer)).toBe("ok");
    expect(await storedOf(desk, one.id)).toBeNull();
    expect(await expireFile(desk.as({ kind: "system", job: "file.expire" }), two.id)).toBe(true);
    expect(await storedOf(desk, two.id)).toBeNull();
    expect(await usageOf(desk)).toBe(0);
  });
});
