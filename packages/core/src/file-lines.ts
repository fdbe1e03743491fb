import { stringify } from "csv-stringify/sync";

/** Cells that a spreadsheet would take for a formula come with an apostrophe in front (attack C4). */
export const toCsv = (rows: string[][]) =>
  Buffer.from(stringify(rows, { escape_formulas: true, record_delimiter: "windows" }));

/** What a spreadsheet needs to read it as UTF-8. */
export const byteOrderMark = Buffer.from("\ufeff");

export const toJsonLines = (rows: readonly object[]) =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
