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

/** One message of a device, as its person wrote it. */
export type Written = {
  body: string;
  /** Refused once, and sent again by a decision: what was written after it may stand before it. */
  isPutAside: boolean;
};

/** PURE. What was written against what the database holds: lost, written twice, or not in the order of each device. */
export function compareWritten(written: readonly (readonly Written[])[], database: readonly Held[]): Verdict {
  const bodies = [...database].sort((a, b) => a.seq - b.seq).map(({ body }) => body);
  const total = { missed: 0, doubled: 0, outOfOrder: 0, wrong: 0 };
  for (const texts of written) {
    const places = new Map(texts.map(({ body }, index) => [body, index]));
    const stored = bodies.filter((body) => places.has(body));
    const once = [...new Set(stored)];
    const inTurn = once.map((body) => places.get(body) ?? 0).filter((index) => !texts[index]?.isPutAside);
    total.doubled += stored.length - once.length;
    total.missed += places.size - once.length;
    total.outOfOrder += inTurn.filter((place, index) => place < (inTurn[index - 1] ?? 0)).length;
  }
  return total;
}

const faults = ["missed", "doubled", "outOfOrder", "wrong"] as const;

export function sumOf(verdicts: readonly Verdict[]): Verdict {
  const total: Verdict = { missed: 0, doubled: 0, outOfOrder: 0, wrong: 0 };
  for (const verdict of verdicts) for (const fault of faults) total[fault] += verdict[fault];
  return total;
}

/** PURE. How many things are not as they should be. */
export const faultsOf = (verdict: Verdict) => faults.reduce((sum, fault) => sum + verdict[fault], 0);
