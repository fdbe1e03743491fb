/** What matters of a message to those who hold it. */
export type Held = { id: string; seq: number; clientId: string | null; body: string };

export type Verdict = { missed: number; doubled: number; outOfOrder: number; wrong: number };

/**
 * PURE. What a client holds against what the database holds: what is missing, there twice, in another order, or
 * something else than was written.
 */
export function compare(client: readonly Held[], database: readonly Held[]): Verdict {
  const stored = new Map(database.map((message) => [message.id, message]));
  const seen = new Map(client.map((message) => [message.id, message]));
  const bySeq = [...client].sort((a, b) => a.seq - b.seq);
  return {
    missed: database.filter(({ id }) => !seen.has(id)).length,
    doubled: client.length - seen.size,
    outOfOrder: client.filter(({ id }, index) => id !== bySeq[index]?.id).length,
    wrong: client.filter(({ id, seq, body }) => {
      const message = stored.get(id);
      return message?.seq !== seq || message.body !== body;
    }).length,
  };
}

/** PURE. What was written against what the database holds: lost, written twice, or not in the order of each writer. */
export function compareWritten(written: ReadonlyMap<string, readonly string[]>, database: readonly Held[]) {
  const bodies = [...database].sort((a, b) => a.seq - b.seq).map(({ body }) => body);
  const total = { missed: 0, doubled: 0, outOfOrder: 0, wrong: 0 };
  for (const texts of written.values()) {
    const own = new Set(texts);
    const stored = bodies.filter((body) => own.has(body));
    const once = [...new Set(stored)];
    total.doubled += stored.length - once.length;
    total.missed += own.size - once.length;
    total.outOfOrder += once.filter(
      (body, index) => index > 0 && texts.indexOf(body) < texts.indexOf(once[index - 1] ?? ""),
    ).length;
  }
  return total;
}
