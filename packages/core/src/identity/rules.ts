import { isIPv6 } from "node:net";
import type { Role } from "@handrail/contracts";
import type { MemberActor } from "../actor.ts";

const minuteMs = 60_000;

/** What a link by e-mail is for, and how long it lives. */
export const linkLifetimesMs = { sign_in: 15 * minuteMs, reset_password: 60 * minuteMs } as const;
export type LinkKind = keyof typeof linkLifetimesMs;

/** PURE. Branches that a member works on: agents the assigned ones, where the organisation has branches; others all. */
export function visibleBranches(
  role: Role,
  hasBranches: boolean,
  assigned: readonly string[],
): MemberActor["branches"] {
  return role === "agent" && hasBranches ? assigned : "all";
}

/** PURE. Whether somebody of this role, in these branches, sees what belongs to the branch; `null` is seen by who sees all. */
export function seesBranch(
  person: { role: Role; branches: readonly { branchId: string }[] },
  hasBranches: boolean,
  branchId: string | null,
): boolean {
  const ids = person.branches.map((each) => each.branchId);
  const visible = visibleBranches(person.role, hasBranches, ids);
  return visible === "all" || (branchId !== null && visible.includes(branchId));
}

function hextets(address: string): string[] {
  const [head = "", tail = ""] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const missing = address.includes("::") ? 8 - before.length - after.length : 0;
  return [...before, ...Array<string>(Math.max(0, missing)).fill("0"), ...after];
}

/**
 * PURE. What attempts from an address are counted under: IPv4 as it is, IPv6 by its /64, which one household or
 * server holds whole.
 */
export function peerKey(ip: string): string {
  const address = ip.split("%", 1)[0] ?? ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const network = hextets(address).slice(0, 4);
  return network.map((part) => Number.parseInt(part, 16).toString(16)).join(":");
}
