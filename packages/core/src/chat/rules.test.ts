import { chatModes } from "@handrail/contracts";
import { expect, it } from "vitest";
import { afterAct, type ChatAct, mayAiAnswer } from "./rules.ts";

it.each([
  ["ai", "request", "waiting"],
  ["ai", "accept", "chat_changed"],
  ["ai", "close", "closed"],
  ["waiting", "request", "same"],
  ["waiting", "accept", "human"],
  ["waiting", "close", "closed"],
  ["human", "request", "same"],
  ["human", "accept", "chat_changed"],
  ["human", "close", "closed"],
  ["closed", "request", "chat_closed"],
  ["closed", "accept", "chat_closed"],
  ["closed", "close", "same"],
] as const satisfies readonly (readonly [(typeof chatModes)[number], ChatAct, string])[])(
  "%s + %s → %s",
  (mode, act, expected) => {
    const verdict = afterAct(mode, act);
    const got = verdict.kind === "changes" ? verdict.mode : verdict.kind === "same" ? "same" : verdict.reason;
    expect(got).toBe(expected);
  },
);

it("lets the AI speak in one mode only", () => {
  expect(chatModes.filter(mayAiAnswer)).toEqual(["ai"]);
});
