import type { BusinessHours } from "@handrail/contracts/hours";
import { hoursAt } from "./hours-at.ts";

export type Slot = { from: Date; to: Date };

const hourMs = 3_600_000;
const most = 12;
const horizonMs = 14 * 24 * hourMs;
/** Whoever is to do something in a slot knows of it at least this long before. */
const noticeMs = hourMs / 2;

/** PURE. The next hours, up to twelve within two weeks, that lie in the business hours as a whole. */
export function openSlots(hours: BusinessHours, now: Date): Slot[] {
  const slots: Slot[] = [];
  const last = now.getTime() + horizonMs;
  let at = Math.ceil((now.getTime() + noticeMs) / hourMs) * hourMs;
  while (slots.length < most && at < last) {
    const { isOpen, changesAt } = hoursAt(hours, new Date(at));
    const end = at + hourMs;
    if (isOpen && (!changesAt || end <= changesAt.getTime())) {
      slots.push({ from: new Date(at), to: new Date(end) });
      at = end;
    } else if (changesAt) at = changesAt.getTime();
    else break;
  }
  return slots;
}
