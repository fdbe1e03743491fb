export { expireTraces, scheduleTraceExpiry } from "./expire-traces.ts";
export { type Reservation, reserveCall, settleCall } from "./reserve.ts";
export { estimateTokens } from "./rules.ts";
export { type AiBudget, changeAiBudget, getAiBudget, readBudget, readBudgetFast } from "./settings.ts";
export { scheduleUsageWatch, watchUsage } from "./watch-usage.ts";
