import { buffer } from "node:stream/consumers";
import { startExportInput } from "@handrail/contracts/inputs/exports";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { withTransaction } from "../context.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { expireExport, failExport, listExports, openExport, runExport, startExport } from "./index.ts";

let desk: TestOrg;
const formulas = ["=1+1", "+1", "-1", "@SUM(A1:A2)", '=HYPERLINK("http://evil.example")', "\t=1"];

beforeAll(async () => {
  desk = await testOrg({ branches: ["North", "South"] });
  for (const subject of formulas) await openTestTicket(desk.as(desk.customer), { subject: `${subject} ` });
  await openTestTicket(desk.as(desk.customer), { subject: 'Two, "quoted", words' });
  await openTestTicket(desk.as(desk.otherCustomer), { subject: "Only in the South" });
});

const input = (given: object = {}) =>
  startExportInput.parse({
    kind: "tickets",
    query: { sort: "created", direction: "asc" },
    columns: ["number", "subject"],
    locale: "es",
    ...given,
  });
const job = () => desk.as({ kind: "system", job: "data.export" });

async function written(actor: Actor, given: object = {}) {
  const { id } = await startExport(desk.as(actor), input(given));
  await runExport(job(), { exportId: id });
  const [file] = await listExports(desk.as(actor), { kind: "tickets" });
  if (!file?.url) throw new Error(`no file: ${file?.status}`);
  const params = new URL(file.url, "http://handrail.test").searchParams;
  const signed = { id, expires: params.get("expires") ?? "", signature: params.get("signature") ?? "" };
  const { stream } = await openExport(desk.as(actor), signed);
  return { file, signed, text: (await buffer(stream)).toString("utf8") };
}

describe("files of tickets", () => {
  it("C4: no cell of a file is a formula", async () => {
    const { text, file } = await written(desk.agent);
    const lines = text.replace("\ufeff", "").trim().split("\r\n");
    expect(lines[0]).toBe("Número,Asunto");
    expect(lines).toHaveLength(formulas.length + 2);
    for (const line of lines.slice(1)) {
      const subject = line.slice(line.indexOf(",") + 1).replace(/^"/, "");
      expect(subject, line).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(text).toContain(`"Two, ""quoted"", words"`);
    expect(file).toMatchObject({ status: "ready", rowCount: formulas.length + 1, isCut: false });
  });

  it("T5: holds what the person sees when it is written, and goes to nobody else", async () => {
    const { text, signed } = await written(desk.agent);
    expect(text).not.toContain("Only in the South");
    expect((await written(desk.admin)).text).toContain("Only in the South");
    expect(await outcomeOf(openExport(desk.as(desk.admin), signed))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(openExport(desk.as(desk.otherAgent), signed))).toBe("NOT_FOUND: not_found");
    const late = desk.as(desk.agent, { now: new Date(Date.now() + 16 * 60_000) });
    expect(await outcomeOf(openExport(late, signed))).toBe("NOT_FOUND: not_found");
    expect(await listExports(desk.as(desk.otherAgent), { kind: "tickets" })).toEqual([]);
  });

  it("T5: who has left the staff meanwhile gets none", async () => {
    const leaver = await desk.addMember("agent", { branches: [desk.branches.North ?? ""] });
    const { id } = await startExport(desk.as(leaver), input());
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.membership.updateMany({
        where: { orgId: org.id, id: leaver.membershipId },
        data: { role: "customer" },
      }),
    );
    await runExport(job(), { exportId: id });
    expect(await listExports(desk.as(leaver), { kind: "tickets" })).toMatchObject([
      { status: "failed", url: null },
    ]);
  });

  it("T5: who has left the staff since has an address that leads nowhere", async () => {
    const leaver = await desk.addMember("agent", { branches: [desk.branches.North ?? ""] });
    const { signed } = await written(leaver);
    const after = { ...leaver, role: "customer" } as const;
    expect(await outcomeOf(openExport(desk.as(after), signed))).toBe("NOT_FOUND: not_found");
  });

  it("are gone after their days, the file too", async () => {
    const { signed } = await written(desk.agent);
    expect(desk.ports.enqueued).toContainEqual({
      name: "data.export_expire",
      payload: { orgId: desk.org.id, exportId: signed.id },
    });
    await expireExport(job(), { exportId: signed.id });
    await expireExport(job(), { exportId: signed.id });
    expect(await desk.ports.storage.open(`exports/${desk.org.id}/data/${signed.id}`)).toBeNull();
    expect(await outcomeOf(openExport(desk.as(desk.agent), signed))).toBe("NOT_FOUND: not_found");
    expect((await listExports(desk.as(desk.agent), { kind: "tickets" })).map(({ id }) => id)).not.toContain(
      signed.id,
    );
  });

  it("are written once, a few at a time, and fail aloud", async () => {
    const actor = await desk.addMember("admin");
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) ids.push((await startExport(desk.as(actor), input())).id);
    expect(await outcomeOf(startExport(desk.as(actor), input()))).toBe("PRECONDITION: export_running");
    for (const exportId of ids) await failExport(job(), { exportId });
    expect(await listExports(desk.as(actor), { kind: "tickets" })).toMatchObject([
      { status: "failed" },
      { status: "failed" },
      { status: "failed" },
    ]);
    await runExport(job(), { exportId: ids[0] ?? "" });
    expect((await listExports(desk.as(actor), { kind: "tickets" }))[0]?.status).toBe("failed");
  });
});
