import { buffer } from "node:stream/consumers";
import { type ExportQuery, startExportInput } from "@handrail/contracts/inputs/exports";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { withTransaction } from "../context.ts";
import { openTestTicket, outcomeOf } from "../testing/desk.ts";
import { type TestOrg, testOrg } from "../testing/test-org.ts";
import { recordInteractions, startInteraction } from "../triage/index.ts";
import { expireExport, listExports, openExport, runExport, startExport } from "./index.ts";

let desk: TestOrg;
const mail = "ana.lopez@example.test";

beforeAll(async () => {
  desk = await testOrg();
  await openTestTicket(desk.as(desk.customer));
  await withTransaction(desk.as(desk.admin), (ctx) =>
    recordInteractions(
      ctx,
      [
        {
          ...startInteraction("chat", "=cmd()", `{"question":"write to ${mail}"}`),
          response: "+1+1",
          inputTokens: 40,
        },
        { ...startInteraction("classify", "a-model", "older"), error: "timeout" },
      ],
      {},
    ),
  );
});

const job = (name: "data.export" | "data.export_expire" = "data.export") =>
  desk.as({ kind: "system", job: name });

async function written(actor: Actor, given: object) {
  const query: ExportQuery = startExportInput.parse(given);
  const { id } = await startExport(desk.as(actor), query);
  await runExport(job(), { exportId: id });
  const [file] = await listExports(desk.as(actor), { kind: query.kind });
  if (!file?.url) throw new Error(`no file: ${file?.status}`);
  const params = new URL(file.url, "http://handrail.test").searchParams;
  const signed = { id, expires: params.get("expires") ?? "", signature: params.get("signature") ?? "" };
  const opened = await openExport(desk.as(actor), signed);
  return { file, signed, opened, text: (await buffer(opened.stream)).toString("utf8") };
}

describe("files of the history and of what models were asked", () => {
  it("C4 I8: what models were asked, without a formula or an address", async () => {
    const { text, file, opened } = await written(desk.admin, { kind: "ai_interactions", days: 7 });
    const lines = text.replace("\ufeff", "").trim().split("\r\n");
    expect(lines[0]).toMatch(/^time,kind,model,ticket/);
    expect(lines).toHaveLength(3);
    expect(text).toContain("'=cmd()");
    expect(text).toContain("'+1+1");
    expect(text).not.toContain(mail);
    expect(text).toContain("[email]");
    expect(file).toMatchObject({ status: "ready", rowCount: 2, isCut: false });
    expect(opened.name).toMatch(/^ai_interactions-\d{4}-\d\d-\d\d\.csv$/);
  });

  it("writes a line of JSON for each call", async () => {
    const { text, opened } = await written(desk.admin, { kind: "ai_interactions", format: "jsonl", days: 7 });
    const rows = text
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "chat", input_tokens: 40, error: null }),
        expect.objectContaining({ kind: "classify", error: "timeout" }),
      ]),
    );
    expect(opened.contentType).toContain("ndjson");
  });

  it("writes the history that a filter means, and says in the history that it was taken out", async () => {
    const { text } = await written(desk.admin, { kind: "audit", kinds: ["ticket.opened"] });
    const lines = text.replace("\ufeff", "").trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("ticket.opened");
    const all = await written(desk.admin, { kind: "audit" });
    expect(all.text).toContain("data.exported");
  });

  it("T5: goes to nobody else, not for long, and is gone after a week", async () => {
    const { signed } = await written(desk.admin, { kind: "audit" });
    const other = await desk.addMember("admin");
    expect(await outcomeOf(openExport(desk.as(other), signed))).toBe("NOT_FOUND: not_found");
    expect(await outcomeOf(openExport(desk.as({ ...desk.admin, role: "agent" }), signed))).toBe(
      "NOT_FOUND: not_found",
    );
    const late = desk.as(desk.admin, { now: new Date(Date.now() + 16 * 60_000) });
    expect(await outcomeOf(openExport(late, signed))).toBe("NOT_FOUND: not_found");
    await expireExport(job("data.export_expire"), { exportId: signed.id });
    expect(await outcomeOf(openExport(desk.as(desk.admin), signed))).toBe("NOT_FOUND: not_found");
  });

  it("T5: are for who may read what is in them", async () => {
    const agent = desk.as(desk.agent);
    for (const kind of ["audit", "ai_interactions"] as const) {
      const query = startExportInput.parse({ kind });
      expect(() => startExport(agent, query)).toThrow("FORBIDDEN");
      expect(() => listExports(agent, { kind })).toThrow("FORBIDDEN");
    }
  });

  it("is not written for who lost the right meanwhile", async () => {
    const left = await desk.addMember("admin");
    const { id } = await startExport(desk.as(left), startExportInput.parse({ kind: "audit" }));
    await withTransaction(desk.as(desk.admin), ({ tx, org }) =>
      tx.membership.updateMany({ where: { orgId: org.id, id: left.membershipId }, data: { role: "agent" } }),
    );
    await runExport(job(), { exportId: id });
    expect(await listExports(desk.as(left), { kind: "audit" })).toMatchObject([
      { status: "failed", url: null },
    ]);
  });
});
