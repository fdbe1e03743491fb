import { expect, test } from "vitest";
import { isAttended } from "./attended.ts";

test.each([
  { hours: null, isStaffed: true, attended: true },
  { hours: null, isStaffed: false, attended: false },
  { hours: { isOpen: true }, isStaffed: true, attended: true },
  { hours: { isOpen: true }, isStaffed: false, attended: false },
  { hours: { isOpen: false }, isStaffed: true, attended: false },
])(
  "a wait is told only where somebody can be expected: $hours, staffed $isStaffed",
  ({ attended, ...at }) => {
    expect(isAttended(at)).toBe(attended);
  },
);
