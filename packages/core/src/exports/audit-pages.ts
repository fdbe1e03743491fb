import type { ExportQueryOf } from "@handrail/contracts/inputs/exports";
import { listAudit } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { byteOrderMark, toCsv } from "../file-lines.ts";
import type { Page } from "./run-export.ts";

const columns = ["time", "event", "actor_kind", "actor", "ticket", "subject_id", "data", "id"];

/** The history as CSV, the newest first. */
export async function* auditPages(ctx: ServiceContext, query: ExportQueryOf<"audit">): AsyncGenerator<Page> {
  yield { bytes: Buffer.concat([byteOrderMark, toCsv([columns])]), rows: 0 };
  const { kind: _, ...filters } = query;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(ctx, {
      ...filters,
      cursor,
      limit: 500,
    });
    cursor = page.nextCursor;
    const rows = page.events.map((event) => [
      event.createdAt.toISOString(),
      event.kind,
      event.actorKind,
      event.actorName ?? "",
      event.ticket?.number ?? "",
      event.subjectId ?? "",
      JSON.stringify(event.data),
      event.id,
    ]);
    if (rows.length > 0) yield { bytes: toCsv(rows), rows: rows.length };
  } while (cursor);
}
