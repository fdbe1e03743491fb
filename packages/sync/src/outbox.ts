import type { ErrorReason } from "@handrail/contracts";

/**
 * Where a message of one's own stands. `waiting`: the server was not reached, and is tried again by itself. `sent`: taken
 * by the server, and not in the log yet. `failed`, `held`: the server refused it; a person decides.
 */
export const outboxStates = ["sending", "waiting", "sent", "failed", "held"] as const;
export type OutboxState = (typeof outboxStates)[number];

export type Posted = {
  clientId: string;
  at: Date;
  state: OutboxState;
  reason: ErrorReason | null;
  /** When the server said that it may be tried again, in seconds from the refusal. */
  retryAfterSeconds?: number | undefined;
};

/** What a rejection means for the entry: again by itself, or for a person to decide. */
export type Judgement = {
  state: "waiting" | "failed" | "held";
  reason: ErrorReason;
  retryAfterSeconds?: number | undefined;
};

/** PURE. What becomes of an entry that the server refused, or that did not reach it (`UNAVAILABLE`). */
export function judgeRefusal(refusal: {
  code: string;
  reason: ErrorReason;
  retryAfterSeconds?: number | undefined;
}): Judgement {
  const { code, reason, retryAfterSeconds } = refusal;
  if (reason === "newer_messages") return { state: "held", reason };
  return { state: code === "UNAVAILABLE" ? "waiting" : "failed", reason, retryAfterSeconds };
}

/** Whether what was sent comes up in this log, or became something elsewhere. */
export type Delivery = "here" | "elsewhere";

type Options<Entry extends Posted> = {
  /** Takes one entry to the server, under its client id: the same id twice is one message. */
  deliver(entry: Entry): Promise<Delivery>;
  judge(error: unknown): Judgement;
  /** Told of every change, in order. */
  onChange(entries: readonly Entry[]): void;
  /** How long to wait before the n-th try (from 1), in ms. */
  delayOf?(attempt: number): number;
};

export type Outbox<Entry extends Posted> = {
  entries(): readonly Entry[];
  add(entry: Entry): void;
  /** Sends it now, changed where that is said; also what is waiting. */
  retry(clientId: string, change?: Partial<Entry>): void;
  drop(clientId: string): void;
  /** Lets go of what the log shows. */
  settle(isThere: (entry: Entry) => boolean): void;
  /** The network may be back: what waits is tried at once. */
  wake(): void;
};

const longestDelayMs = 15_000;

/** 1, 2, 4 … 15 seconds, each up to a quarter shorter, so that not everybody comes back at once. */
export const backOff = (attempt: number) =>
  Math.min(longestDelayMs, 1_000 * 2 ** (attempt - 1)) * (1 - Math.random() / 4);

/**
 * Messages on their way: sent one after the other in the order in which they were written, again and again while the
 * server cannot be reached, and kept until the log shows them. What the server refuses steps aside for the next.
 */
export function createOutbox<Entry extends Posted>(
  { deliver, judge, onChange, delayOf = backOff }: Options<Entry>,
  restored: readonly Entry[] = [],
): Outbox<Entry> {
  let entries = restored;
  let isRunning = false;
  let attempt = 0;
  let wakeUp: (() => void) | null = null;

  const set = (next: readonly Entry[]) => {
    if (next.length === entries.length && next.every((entry, index) => entry === entries[index])) return;
    entries = next;
    onChange(entries);
  };
  const change = (clientId: string, changed: Partial<Posted>) =>
    set(entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...changed } : entry)));
  const drop = (clientId: string) => set(entries.filter((entry) => entry.clientId !== clientId));
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function send(entry: Entry) {
    try {
      const delivery = await deliver(entry);
      attempt = 0;
      if (delivery === "elsewhere") drop(entry.clientId);
      else change(entry.clientId, { state: "sent", reason: null });
    } catch (error) {
      const { state, reason, retryAfterSeconds } = judge(error);
      change(entry.clientId, { state, reason, retryAfterSeconds });
      if (state !== "waiting") return;
      attempt += 1;
      await pause(delayOf(attempt));
    }
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const next = entries.find(({ state }) => state === "sending" || state === "waiting");
      if (!next) break;
      await send(next);
    }
    isRunning = false;
  }

  void run();
  return {
    entries: () => entries,
    add(entry) {
      set([...entries, entry]);
      void run();
    },
    retry(clientId, changed = {}) {
      change(clientId, { ...changed, state: "sending", reason: null });
      wakeUp?.();
      void run();
    },
    drop(clientId) {
      drop(clientId);
      wakeUp?.();
    },
    settle: (isThere) => set(entries.filter((entry) => !isThere(entry))),
    wake: () => wakeUp?.(),
  };
}
