export { getHours, saveHours } from "./hours.ts";
export { hoursAt } from "./hours-at.ts";
