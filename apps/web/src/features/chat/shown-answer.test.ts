import { expect, it } from "vitest";
import { shownAnswer } from "./shown-answer.ts";

const streaming = { questionId: "q", answerId: "a", text: "Every payment has" };

it.each([
  ["while it is written", "ai", [{ clientId: "q" }], streaming],
  ["not once the log shows it", "ai", [{ clientId: "q" }, { clientId: "a" }], null],
  ["not once a person was asked for", "waiting", [{ clientId: "q" }], null],
  ["not once a person has joined", "human", [{ clientId: "q" }], null],
] as const)("an answer is shown %s", (_, mode, messages, shown) => {
  expect(shownAnswer(streaming, mode, messages)).toEqual(shown);
});
