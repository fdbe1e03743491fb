import { z } from "zod";
import { invalid } from "./errors.ts";

/** Where the next page starts: the last row's sort value and id. */
export type Position<Key> = { key: Key; id: string };

/** Opaque to clients: base64url of JSON. */
export function encodeCursor(position: Position<string | number>): string {
  return Buffer.from(JSON.stringify([position.key, position.id])).toString("base64url");
}

/** The position in a client's cursor; INVALID naming `cursor` where it is not one of ours. */
export function decodeCursor<Key>(
  cursor: string | null | undefined,
  key: z.ZodType<Key>,
): Position<Key> | null {
  if (!cursor) return null;
  const json = z
    .string()
    .transform((value, issue) => {
      try {
        const parsed: unknown = JSON.parse(Buffer.from(value, "base64url").toString("utf8"));
        return parsed;
      } catch {
        issue.addIssue({ code: "custom", message: "not a cursor" });
        return z.NEVER;
      }
    })
    .pipe(z.tuple([key, z.uuid()]))
    .safeParse(cursor);
  if (!json.success) throw invalid({ cursor: ["not a cursor of this list"] });
  return { key: json.data[0], id: json.data[1] };
}

/** A key that is a time; PostgreSQL knows no year 0. */
export const timeKey = z.iso
  .datetime()
  .transform((value) => new Date(value))
  .refine((time) => time.getUTCFullYear() > 0);

/** Cuts the row that was read beyond the page and says where the next one starts. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Position<string | number>,
): { rows: Row[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null };
}

/** Text as a literal inside a LIKE pattern. */
export const likeLiteral = (value: string) => value.replace(/[\\%_]/g, "\\$&");
