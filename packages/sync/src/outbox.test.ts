import { describe, expect, it } from "vitest";
import { backOff, createOutbox, type Judgement, judgeRefusal, type Posted } from "./outbox.ts";

type Entry = Posted & { body: string };

const entry = (body: string, change: Partial<Entry> = {}): Entry => ({
  clientId: body,
  body,
  at: new Date(0),
  state: "sending",
  reason: null,
  ...change,
});

/** A server that takes what it is sent once it is told how to behave: `down`, `refuse`, or up. */
function postOffice(restored: readonly Entry[] = [], delayMs = 0) {
  const taken: string[] = [];
  const server: { behaviour: "up" | "down" | Judgement["state"] } = { behaviour: "up" };
  const states: string[] = [];
  const outbox = createOutbox<Entry>(
    {
      async deliver({ body }) {
        if (server.behaviour !== "up") throw new Error(server.behaviour);
        taken.push(body);
        return body.startsWith("elsewhere") ? "elsewhere" : "here";
      },
      judge: (error) =>
        String(error).includes("down")
          ? { state: "waiting", reason: "unavailable" }
          : { state: "failed", reason: "invalid_input" },
      onChange: (entries) => states.push(entries.map(({ body, state }) => `${body} ${state}`).join(", ")),
      delayOf: () => delayMs,
    },
    restored,
  );
  return { outbox, server, taken, states };
}

describe("an outbox", () => {
  it("sends in the order of writing and keeps what was sent until the log shows it", async () => {
    const { outbox, taken } = postOffice();
    for (const body of ["a", "b", "c"]) outbox.add(entry(body));
    await expect.poll(() => outbox.entries().every(({ state }) => state === "sent")).toBe(true);
    expect(taken).toEqual(["a", "b", "c"]);
    outbox.settle(({ body }) => body !== "c");
    expect(outbox.entries().map(({ body }) => body)).toEqual(["c"]);
  });

  it("tries again by itself while the server cannot be reached, and lets nothing overtake", async () => {
    const { outbox, server, taken, states } = postOffice();
    server.behaviour = "down";
    outbox.add(entry("a"));
    outbox.add(entry("b"));
    await expect.poll(() => states.at(-1)).toBe("a waiting, b sending");
    expect(outbox.entries()[0]?.reason).toBe("unavailable");
    server.behaviour = "up";
    await expect.poll(() => taken).toEqual(["a", "b"]);
  });

  it("goes on with the next where the server refuses one; a retry sends it as it was changed", async () => {
    const { outbox, server, taken } = postOffice();
    server.behaviour = "failed";
    outbox.add(entry("a"));
    await expect.poll(() => outbox.entries()[0]?.state).toBe("failed");
    server.behaviour = "up";
    outbox.add(entry("b"));
    await expect.poll(() => taken).toEqual(["b"]);
    outbox.retry("a", { body: "a, again" });
    await expect.poll(() => taken).toEqual(["b", "a, again"]);
    expect(outbox.entries()[0]).toMatchObject({ clientId: "a", state: "sent", reason: null });
  });

  it("waits no longer once the network is back, or the one at the head was dropped", async () => {
    const { outbox, server, taken } = postOffice([], 600_000);
    server.behaviour = "down";
    outbox.add(entry("a"));
    outbox.add(entry("b"));
    await expect.poll(() => outbox.entries()[0]?.state).toBe("waiting");
    outbox.drop("a");
    await expect.poll(() => outbox.entries()[0]?.state).toBe("waiting");
    server.behaviour = "up";
    outbox.wake();
    await expect.poll(() => taken).toEqual(["b"]);
  });

  it("forgets what became something elsewhere", async () => {
    const { outbox } = postOffice();
    outbox.add(entry("elsewhere"));
    await expect.poll(() => outbox.entries()).toEqual([]);
  });

  it("sends what was under way when the page closed, not what a person has to decide", async () => {
    const kept = [entry("held", { state: "held" }), entry("open"), entry("lost", { state: "waiting" })];
    const { outbox, taken } = postOffice(kept);
    await expect.poll(() => taken).toEqual(["open", "lost"]);
    expect(outbox.entries()[0]?.state).toBe("held");
  });

  it("says nothing where nothing changes", () => {
    const { outbox, states } = postOffice([entry("held", { state: "held" })]);
    outbox.settle(() => false);
    outbox.drop("unknown");
    expect(states).toEqual([]);
  });
});

it.each([
  ["UNAVAILABLE", "unavailable", "waiting"],
  ["CONFLICT", "newer_messages", "held"],
  ["INVALID", "invalid_input", "failed"],
  ["INTERNAL", "internal", "failed"],
] as const)("what was refused with %s (%s) is %s", (code, reason, state) => {
  expect(judgeRefusal({ code, reason })).toMatchObject({ state, reason });
});

it("waits longer each time, and never longer than a quarter of a minute", () => {
  for (const attempt of [1, 2, 3, 4, 5, 50]) {
    const full = Math.min(15_000, 1_000 * 2 ** (attempt - 1));
    expect(backOff(attempt)).toBeLessThanOrEqual(full);
    expect(backOff(attempt)).toBeGreaterThanOrEqual(full * 0.75);
  }
});
