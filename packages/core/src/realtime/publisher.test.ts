import type { Push } from "@handrail/contracts";
import { expect, test } from "vitest";
import type { WireEvent } from "./batches.ts";
import { createPublisher } from "./publisher.ts";

const push = (channels: number): Push => ({
  channels: Array.from({ length: channels }, (_, i) => `private-desk.${i}`),
  name: "ticket",
  data: { ticketId: "", version: 1, status: "open", isNew: false },
});

function harness() {
  const requests: WireEvent[][] = [];
  const done: string[][] = [];
  const failures: unknown[] = [];
  const gates: { open(): void; fail(error: Error): void }[] = [];
  let recovered = 0;
  const publisher = createPublisher({
    send: (events) => {
      requests.push(events);
      return new Promise<void>((open, fail) => gates.push({ open, fail }));
    },
    done: async (ids) => {
      done.push(ids);
    },
    onFailure: (error) => failures.push(error),
    onRecovery: () => {
      recovered += 1;
    },
  });
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  return { publisher, requests, done, failures, gates, tick, recovered: () => recovered };
}

test("sends at once when idle, and together what came meanwhile, ten events at most", async () => {
  const { publisher, requests, done, gates, tick } = harness();
  for (const id of ["a", "b", "c", "d", "e"]) publisher.publish(id, [push(4)]);
  expect(requests.map((events) => events.length)).toEqual([4]);
  gates[0]?.open();
  await tick();
  expect(requests.map((events) => events.length)).toEqual([4, 8]);
  gates[1]?.open();
  await tick();
  gates[2]?.open();
  await publisher.settled();
  expect(requests.map((events) => events.length)).toEqual([4, 8, 8]);
  expect(done.flat()).toEqual(["a", "b", "c", "d", "e"]);
});

test("an entry of more than ten events goes out in several requests and is done after the last", async () => {
  const { publisher, requests, done, gates, tick } = harness();
  publisher.publish("a", [push(12)]);
  gates[0]?.open();
  await tick();
  expect(done).toEqual([]);
  gates[1]?.open();
  await publisher.settled();
  expect(requests.map((events) => events.length)).toEqual([10, 2]);
  expect(done).toEqual([["a"]]);
});

test("a failure is told once, strikes nothing off, and leaves what follows to the worker for a while", async () => {
  const { publisher, requests, done, failures, gates } = harness();
  publisher.publish("a", [push(1)]);
  publisher.publish("b", [push(1)]);
  gates[0]?.fail(new Error("connect ECONNREFUSED"));
  await publisher.settled();
  publisher.publish("c", [push(1)]);
  await publisher.settled();
  expect(failures).toHaveLength(1);
  expect(done).toEqual([]);
  expect(requests).toHaveLength(1);
});

test("an idle publisher is settled", async () => {
  await expect(harness().publisher.settled()).resolves.toBeUndefined();
});
