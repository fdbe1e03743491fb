import { stringify } from "csv-stringify/sync";
import type { ServiceContext } from "../../context.ts";
import { reportOf } from "./import-folder.ts";

const headings = ["path", "outcome", "reason", "detail", "notes", "language", "slug", "title", "article_id"];

/** Cells that a spreadsheet would take for a formula come with an apostrophe in front (attack C4). */
const toCsv = (rows: string[][]) =>
  Buffer.from(stringify(rows, { escape_formulas: true, record_delimiter: "windows" }));

/** The report of an import as a table, piece by piece. NOT_FOUND. */
export async function* importCsv(ctx: ServiceContext, importId: string): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([Buffer.from("\ufeff"), toCsv([headings])]);
  for await (const file of reportOf(ctx, importId)) {
    const { path, outcome, reason, detail, notes, locale, slug, title, articleId } = file;
    const told = notes.map((note) => (note.detail ? `${note.code}: ${note.detail}` : note.code)).join("; ");
    yield toCsv([[path, outcome, reason ?? "", detail, told, locale ?? "", slug, title, articleId ?? ""]]);
  }
}
