export { getHours, saveHours } from "./hours.ts";
export { hoursAt, openBetween } from "./hours-at.ts";
