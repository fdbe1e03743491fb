import { expect, test } from "vitest";
import { conflict, limitReached, notFound, unavailable } from "../errors.ts";
import { GiveUp, outcomeOf, RetryLater } from "./outcome.ts";

test.each([
  [new Error("connection reset"), "retry"],
  [unavailable(), "retry"],
  [limitReached(30), "retry"],
  ["a string", "retry"],
  [notFound(), "give_up"],
  [conflict("ticket_changed"), "give_up"],
  [new GiveUp("no such mailbox"), "give_up"],
  [new RetryLater(60, "budget is used up"), "retry_later"],
])("%s → %s", (error, kind) => {
  expect(outcomeOf(error).kind).toBe(kind);
});
