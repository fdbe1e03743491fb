import { describe, expect, it } from "vitest";
import { compare, compareWritten, type Held } from "./verdict.ts";

const message = (seq: number, body = `text ${seq}`): Held => ({ id: `m${seq}`, seq, clientId: null, body });
const stored = [message(1), message(2), message(3)];
const clean = { missed: 0, doubled: 0, outOfOrder: 0, wrong: 0 };

describe("what a client holds", () => {
  it("is right where it is what the database holds", () => {
    expect(compare(stored, stored)).toEqual(clean);
  });
  it.each([
    ["is missing", [message(1), message(3)], { missed: 1 }],
    ["is there twice", [message(1), message(2), message(2), message(3)], { doubled: 1 }],
    ["is in another order", [message(2), message(1), message(3)], { outOfOrder: 2 }],
    ["says something else", [message(1), message(2, "other"), message(3)], { wrong: 1 }],
    ["is nobody's", [...stored, message(9)], { wrong: 1 }],
  ])("is found out where a message %s", (_name, client, fault) => {
    expect(compare(client, stored)).toEqual({ ...clean, ...fault });
  });
});

describe("what was written", () => {
  const text = (body: string) => ({ body, isPutAside: body.startsWith("aside") });
  it.each([
    [["a1", "b1", "a2"], {}],
    [["a1"], { missed: 1 }],
    [["a1", "a1", "a2"], { doubled: 1 }],
    [["a2", "a1"], { outOfOrder: 1 }],
  ])("is looked for in %j", (bodies, fault) => {
    const database = bodies.map((body, index) => ({ ...message(index + 1, body), id: `${index}` }));
    expect(compareWritten([["a1", "a2"].map(text)], database)).toEqual({ ...clean, ...fault });
  });

  it("may stand later where it was put aside, and still has to be there once", () => {
    const device = ["a1", "aside", "a2"].map(text);
    const stored = (...bodies: string[]) => bodies.map((body, index) => message(index + 1, body));
    expect(compareWritten([device], stored("a1", "a2", "aside"))).toEqual(clean);
    expect(compareWritten([device], stored("a2", "a1", "aside"))).toEqual({ ...clean, outOfOrder: 1 });
    expect(compareWritten([device], stored("a1", "a2"))).toEqual({ ...clean, missed: 1 });
  });
});
