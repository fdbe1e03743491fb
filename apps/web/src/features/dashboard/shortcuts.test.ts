import { describe, expect, it } from "vitest";
import en from "../../../messages/en/dashboard.json" with { type: "json" };
import { matchKey } from "./keys.ts";
import { keysOf, shortcuts } from "./shortcuts.ts";

describe("the list of shortcuts", () => {
  it.each(Object.entries(shortcuts))("%s has words for each, and no key twice", (_scope, bindings) => {
    const known: Record<string, unknown> = en.keys;
    for (const name of Object.keys(bindings)) expect(known[name], name).toBeTypeOf("string");
    const keys = Object.values(bindings);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("does not let a screen take what works everywhere", () => {
    const everywhere: readonly string[] = Object.values(shortcuts.everywhere);
    for (const key of [
      ...Object.values(shortcuts.queue),
      ...Object.values(shortcuts.ticket),
      ...Object.values(shortcuts.chats),
    ]) {
      expect(
        everywhere.some((binding) => binding === key || binding.startsWith(`${key} `)),
        key,
      ).toBe(false);
    }
  });

  it("draws what is pressed", () => {
    expect([keysOf("g t"), keysOf("mod+k"), keysOf("shift+j"), keysOf("Enter")]).toEqual([
      ["g", "t"],
      ["mod", "K"],
      ["⇧", "j"],
      ["↵"],
    ]);
  });

  it("tells Shift apart where something is bound to it", () => {
    const press = (shiftKey: boolean) => ({
      key: shiftKey ? "J" : "j",
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey,
    });
    const bindings = Object.values(shortcuts.queue);
    expect(matchKey(null, press(true), bindings, 0).binding).toBe("shift+j");
    expect(matchKey(null, press(false), bindings, 0).binding).toBe("j");
  });
});
