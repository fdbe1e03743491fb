export { jobContext } from "./context.ts";
export { GiveUp, RetryLater } from "./outcome.ts";
