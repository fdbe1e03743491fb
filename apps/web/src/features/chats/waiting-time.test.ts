import { expect, it } from "vitest";
import { clockOf } from "./waiting-time.tsx";

it.each([
  [-3, "0:00"],
  [0, "0:00"],
  [9.9, "0:09"],
  [75, "1:15"],
  [3_599, "59:59"],
  [3_600, "1:00:00"],
  [5_405, "1:30:05"],
])("%s seconds read %s", (seconds, words) => expect(clockOf(seconds)).toBe(words));
