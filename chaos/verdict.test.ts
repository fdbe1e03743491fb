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
  const written = new Map([["ana", ["a1", "a2"]]]);
  it.each([
    [["a1", "b1", "a2"], {}],
    [["a1"], { missed: 1 }],
    [["a1", "a1", "a2"], { doubled: 1 }],
    [["a2", "a1"], { outOfOrder: 1 }],
  ])("is looked for in %j", (bodies, fault) => {
    const database = bodies
      .map((body, index) => message(index + 1, body))
      .map((each, index) => ({ ...each, id: `${index}` }));
    expect(compareWritten(written, database)).toEqual({ ...clean, ...fault });
  });
});
