import { keyScopes } from "@handrail/contracts/inputs/api-keys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inputOf, messagesOf, type ProgramDesks, programDesks } from "../testing/program-desks.ts";
import { tools } from "./tools.ts";

let mine: ProgramDesks["mine"];
let served: ProgramDesks["served"];
let theirs: ProgramDesks["theirs"];
let inNorth: ProgramDesks["inNorth"];
let inSouth: ProgramDesks["inSouth"];
let elsewhere: ProgramDesks["elsewhere"];
let program: ProgramDesks["program"];

beforeAll(async () => {
  ({ mine, served, theirs, inNorth, inSouth, elsewhere, program } = await programDesks());
});
afterAll(() => served.close());

describe.each(tools.map(({ name, scopes }) => ({ name, scopes })))("$name", ({ name, scopes }) => {
  it("A4: needs each of its scopes, and changes nothing without", async () => {
    for (const missing of scopes) {
      const held = keyScopes.filter((scope) => scope !== missing);
      const { call } = await program(mine, held);
      const before = await messagesOf(mine, inNorth.id);
      const { isError, text } = await call(name, inputOf(name, inNorth.number));
      expect([isError, text]).toEqual([true, expect.stringContaining(missing)]);
      expect(await messagesOf(mine, inNorth.id)).toEqual(before);
    }
  });

  it("T1 T5: knows neither another organisation's tickets nor those of another branch", async () => {
    const { North = "" } = mine.branches;
    const { call } = await program(mine, keyScopes, [North]);
    for (const hidden of [elsewhere, inSouth]) {
      const input = inputOf(name, hidden.number);
      const { isError, text } = await call(name, input);
      if ("number" in input) expect([isError, text]).toEqual([true, expect.stringMatching(/^Nothing like/)]);
      for (const secret of [hidden.id, hidden.conversationId, "A matter of the South"])
        expect(text).not.toContain(secret);
    }
    expect(await messagesOf(mine, inSouth.id)).toHaveLength(1);
    expect(await messagesOf(theirs, elsewhere.id)).toHaveLength(1);
  });

  it("T2 T3: takes no keys that are not its own", async () => {
    const { call } = await program(mine, keyScopes);
    for (const extra of [
      { orgId: theirs.org.id },
      { branchId: null },
      { state: "sent" },
      { role: "admin" },
    ]) {
      const { isError, text } = await call(name, { ...inputOf(name, inNorth.number), ...extra });
      expect([isError, text]).toEqual([true, expect.stringContaining(Object.keys(extra)[0] ?? "")]);
    }
  });

  it("answers whatever nonsense it is given with a sentence", async () => {
    const { call } = await program(mine, keyScopes);
    const nonsense = [
      "",
      " ",
      "\u0000",
      "'; DROP TABLE ticket; --",
      "../../etc",
      "x".repeat(50_000),
      "🙂",
      -1,
    ];
    const values: unknown[] = [
      ...nonsense,
      Number.MAX_VALUE,
      true,
      null,
      [],
      {},
      [[["deep"]]],
      { $ne: null },
    ];
    const known = Object.keys(inputOf(name, inNorth.number));
    for (const key of [...known, "limit", "cursor", "search", "status", "articles", "once"]) {
      for (const value of values) {
        const given = { ...inputOf(name, "TICKET-9999"), [key]: value };
        const { isError, text } = await call(name, given);
        expect(text).not.toMatch(/prisma|select |at \/|stack|zod/i);
        if (isError) expect(text).not.toContain("Something went wrong");
      }
    }
  });
});
