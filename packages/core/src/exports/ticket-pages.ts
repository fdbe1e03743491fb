import type { ExportQueryOf } from "@handrail/contracts/inputs/exports";
import type { ServiceContext } from "../context.ts";
import { byteOrderMark, toCsv } from "../file-lines.ts";
import { listQueue } from "../tickets/index.ts";
import type { Page } from "./run-export.ts";
import { headings, toCells } from "./ticket-cells.ts";

/** A list of tickets as CSV, in its order, with the columns that were shown. */
export async function* ticketPages(
  ctx: ServiceContext,
  { query, columns, locale }: ExportQueryOf<"tickets">,
): AsyncGenerator<Page> {
  yield { bytes: Buffer.concat([byteOrderMark, toCsv([headings(columns, locale)])]), rows: 0 };
  let cursor: string | null = null;
  do {
    const asked = { ...query, cursor, limit: 100 };
    const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(ctx, asked, { isFile: true });
    cursor = page.nextCursor;
    const rows = page.tickets.map((ticket) => toCells(ticket, columns));
    if (rows.length > 0) yield { bytes: toCsv(rows), rows: rows.length };
  } while (cursor);
}
