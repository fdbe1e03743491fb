import { expect, test } from "vitest";
import { peerKey, visibleBranches } from "./rules.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["unknown", "unknown"],
])("attempts from %s are counted under %s", (ip, key) => {
  expect(peerKey(ip)).toBe(key);
});

test.each([
  ["agent", true, ["a"], ["a"]],
  ["agent", true, [], []],
  ["agent", false, [], "all"],
  ["admin", true, [], "all"],
  ["super_admin", true, ["a"], "all"],
] as const)("%s (branches: %s, assigned %j) works on %j", (role, hasBranches, assigned, visible) => {
  expect(visibleBranches(role, hasBranches, assigned)).toEqual(visible);
});
