import { describe, expect, it } from "vitest";
import { type KeptTexts, keptEntries } from "./kept-entries.ts";
import type { Posted } from "./outbox.ts";

const device = () => {
  const kept = new Map<string, string>();
  const texts: KeptTexts = {
    keysBelow: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => void (text === null ? kept.delete(key) : kept.set(key, text)),
  };
  return { kept, texts };
};
const entry = (clientId: string, state: Posted["state"] = "sending", at = 0): Posted => ({
  clientId,
  at: new Date(at),
  state,
  reason: null,
});
const restore = (kept: unknown): Posted | null => {
  const { clientId, at, state }: Partial<Record<keyof Posted, unknown>> = Object(kept);
  if (typeof clientId !== "string") return null;
  return entry(clientId, state === "held" ? "held" : "sending", Date.parse(String(at)));
};

describe("what an outbox holds, kept on the device", () => {
  it("comes back oldest first, and nothing that is no entry or somebody else's", () => {
    const { texts } = device();
    keptEntries(texts, "mine", restore).keep([entry("later", "held", 20), entry("first", "sending", 10)]);
    keptEntries(texts, "other", restore).keep([entry("other")]);
    texts.write("mine:broken", "{");
    texts.write("mine:empty", "{}");
    const { restored } = keptEntries(texts, "mine", restore);
    expect(restored.map(({ clientId, state }) => [clientId, state])).toEqual([
      ["first", "sending"],
      ["later", "held"],
    ]);
  });

  it("forgets what the server took and what was dropped, and leaves what another page wrote", () => {
    const { kept, texts } = device();
    const page = keptEntries(texts, "mine", restore);
    const sending = entry("taken");
    page.keep([sending, entry("dropped")]);
    keptEntries(texts, "mine", restore).keep([entry("others")]);
    page.keep([{ ...sending, state: "sent" }]);
    expect([...kept.keys()]).toEqual(["mine:others"]);
  });
});
