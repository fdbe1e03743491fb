import type { Role } from "./vocabulary.ts";

/**
 * The permission table: which role may call what. The only place that says so: procedures declare a
 * permission, the interface asks `can`. Which rows exist for an actor is decided by scope in `packages/core`.
 */
export const permissionRoles = {
  "tickets:own": ["customer", "agent", "admin", "super_admin"],
  "chats:own": ["customer", "agent", "admin", "super_admin"],
  "kb:search": ["customer", "agent", "admin", "super_admin"],
  "tickets:read": ["agent", "admin", "super_admin"],
  "tickets:write": ["agent", "admin", "super_admin"],
  "tickets:assign": ["agent", "admin", "super_admin"],
  "chats:read": ["agent", "admin", "super_admin"],
  "chats:write": ["agent", "admin", "super_admin"],
  "users:read": ["agent", "admin", "super_admin"],
  "users:write": ["agent", "admin", "super_admin"],
  "kb:read": ["agent", "admin", "super_admin"],
  "kb:write": ["admin", "super_admin"],
  "templates:write": ["agent", "admin", "super_admin"],
  "metrics:read": ["agent", "admin", "super_admin"],
  "settings:write": ["admin", "super_admin"],
  "members:write": ["admin", "super_admin"],
  "audit:read": ["admin", "super_admin"],
  "platform:read": ["super_admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionRoles;
export const permissions = Object.keys(permissionRoles) as readonly Permission[];

/** Whether a role holds a permission. Pure; asked alike by the server and by the interface. */
export function can(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissionRoles[permission];
  return allowed.includes(role);
}

/** Roles that work on the support dashboard. */
export function isStaff(role: Role): boolean {
  return can(role, "tickets:read");
}

/** Roles that a person with the first role may give to or take from others. Nobody hands out more than they hold. */
export function grantableRoles(role: Role): readonly Role[] {
  if (role === "super_admin") return ["customer", "agent", "admin", "super_admin"];
  if (role === "admin") return ["customer", "agent", "admin"];
  return [];
}
