import { expect, test } from "vitest";
import { branchesFor, refuseChange } from "./rules.ts";

const actor = (role: "admin" | "super_admin" | "agent") => ({ membershipId: "actor", role });
const target = (role: "customer" | "agent" | "admin" | "super_admin") => ({ membershipId: "target", role });

test.each([
  ["an admin makes a customer an agent", actor("admin"), target("customer"), "agent", 1, null],
  ["an admin removes an agent", actor("admin"), target("agent"), null, 1, null],
  ["an admin removes another admin", actor("admin"), target("admin"), null, 1, null],
  ["the last admin is not removed", actor("super_admin"), target("admin"), null, 0, "last_admin"],
  ["the last admin is not demoted", actor("super_admin"), target("admin"), "agent", 0, "last_admin"],
  ["the last admin may become super admin", actor("super_admin"), target("admin"), "super_admin", 0, null],
  [
    "nobody grants more than the own role",
    actor("admin"),
    target("agent"),
    "super_admin",
    1,
    "role_not_grantable",
  ],
  ["nobody touches who is above", actor("admin"), target("super_admin"), "agent", 1, "role_not_grantable"],
  ["an agent changes nobody", actor("agent"), target("customer"), "agent", 1, "role_not_grantable"],
  [
    "nobody changes the own membership",
    actor("admin"),
    { membershipId: "actor", role: "admin" },
    "agent",
    5,
    "own_membership",
  ],
] as const)("%s", (_name, who, whom, nextRole, otherAdmins, refusal) => {
  expect(refuseChange({ actor: who, target: whom, nextRole, otherAdmins })).toBe(refusal);
});

test.each([
  ["agent", ["a", "b", "a"], ["a", "b"]],
  ["customer", ["a", "b"], ["a"]],
  ["admin", ["a"], []],
] as const)("%s keeps of %j the branches %j", (role, given, kept) => {
  expect(branchesFor(role, given)).toEqual(kept);
});
