import { describe, expect, it } from "vitest";
import { type KeyState, matchKey } from "./keys.ts";

const bindings = ["r", "g t", "g c", "mod+k", "?", "Enter"];
const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

function type(keys: string[], gapMs = 100) {
  let state: KeyState = null;
  let fired: string | null = null;
  keys.forEach((key, index) => {
    const matched = matchKey(state, press(key), bindings, index * gapMs);
    state = matched.state;
    fired = matched.binding;
  });
  return fired;
}

describe("shortcuts", () => {
  it.each([
    [["r"], "r"],
    [["R"], "r"],
    [["?"], "?"],
    [["Enter"], "Enter"],
    [["g", "t"], "g t"],
    [["g", "g", "c"], "g c"],
    [["g", "x"], null],
    [["g", "r"], "r"],
    [["t"], null],
  ])("%j is %s", (keys, expected) => {
    expect(type(keys)).toBe(expected);
  });

  it("forgets the first half of a chord after a while", () => {
    expect(type(["g", "t"], 5_000)).toBe(null);
  });

  it("takes ⌘ and Ctrl alike, and leaves single keys held with them to the browser", () => {
    expect(matchKey(null, press("k", { metaKey: true }), bindings, 0).binding).toBe("mod+k");
    expect(matchKey(null, press("k", { ctrlKey: true }), bindings, 0).binding).toBe("mod+k");
    expect(matchKey(null, press("r", { ctrlKey: true }), bindings, 0).binding).toBe(null);
    expect(matchKey(null, press("r", { altKey: true }), bindings, 0).binding).toBe(null);
  });
});
