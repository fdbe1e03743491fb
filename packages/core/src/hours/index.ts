export { getHours, saveHours } from "./hours.ts";
export { hoursAt, openBetween } from "./hours-at.ts";
export { openSlots, type Slot } from "./open-slots.ts";
