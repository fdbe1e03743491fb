import { expect, it } from "vitest";
import { errorRequest } from "./error-boundary.tsx";

const sentry = "0123456789abcdef0123456789abcdef";

it("opens the ticket with what happened, and Sentry's name for it", () => {
  const error = Object.assign(new Error("Cannot read the gateway"), {
    digest: "4711",
    stack: "at gateway.ts:3",
  });
  expect(errorRequest(error, sentry)).toEqual({
    tab: "ticket",
    error: { message: "Cannot read the gateway · 4711", stack: "at gateway.ts:3" },
    sentryEventId: sentry,
  });
});

it("fits what the server takes, however much failed", () => {
  const error = Object.assign(new Error("x".repeat(5_000)), { stack: "y".repeat(20_000) });
  const { error: sent } = errorRequest(error, "");
  expect(sent?.message).toHaveLength(1_000);
  expect(sent?.stack).toHaveLength(8_000);
});
