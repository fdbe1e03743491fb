import { can, isStaff, type Permission, type Role, type Tier } from "@handrail/contracts";
import { unauthenticated } from "./errors.ts";

/** A member of the organisation, acting for himself or herself. */
export type MemberActor = {
  kind: "member";
  userId: string;
  membershipId: string;
  role: Role;
  name: string;
  email: string;
  /** The member's own contact: what "own tickets" and "own chats" belong to. */
  contactId: string;
  plan: Tier;
  /** Branches whose tickets and chats the member works on; only narrows staff. */
  branches: "all" | readonly string[];
};

/**
 * Somebody without an account who came by a link that was mailed (`isProven`), or began to chat: reads and answers what
 * this one contact asked. `sessionId` is a secret of the session; uploads are kept under it.
 */
export type GuestActor = {
  kind: "guest";
  contactId: string;
  sessionId: string;
  name: string;
  /** Whether the address of the contact was proved. Nothing that was asked under an address is anybody else's. */
  isProven: boolean;
};

/**
 * Another program, by a key that an admin made for it: works inside one organisation, holds scopes in place of a role
 * and is kept to branches as staff are.
 */
export type KeyActor = {
  kind: "key";
  keyId: string;
  name: string;
  scopes: readonly Permission[];
  branches: "all" | readonly string[];
};

/**
 * Who acts. Jobs and the AI act under their own name, so that the history never lies.
 * `visitor` is somebody who has not signed in: reads public articles, nothing else.
 */
export type Actor =
  | MemberActor
  | GuestActor
  | KeyActor
  | { kind: "visitor" }
  | { kind: "system"; job: string }
  | { kind: "assistant" };

export type StaffActor = MemberActor & { role: Exclude<Role, "customer"> };

/** Whether the actor works on the support dashboard. */
export function isStaffActor(actor: Actor): actor is StaffActor {
  return actor.kind === "member" && isStaff(actor.role);
}

/** Whether the actor holds a permission: a member by role, a program by the scopes of its key. */
export function holds(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "member") return can(actor.role, permission);
  return actor.kind === "key" && actor.scopes.includes(permission);
}

/** Whether the actor reads drafts and internal articles. */
export const readsInternal = (actor: Actor) => actor.kind === "system" || holds(actor, "kb:read");

/** Branches that the actor's work is kept to; null where it is not that of a desk. */
export function deskBranches(actor: Actor): "all" | readonly string[] | null {
  if (actor.kind === "system" || actor.kind === "assistant") return "all";
  const worksOnDesk = (actor.kind === "member" || actor.kind === "key") && holds(actor, "tickets:read");
  return worksOnDesk ? actor.branches : null;
}

/** Somebody in the part of the one who asked: what they asked, and how they are counted and named. */
export type Asker = { contactId: string; membershipId: string | null; name: string; countedAs: string };

/** The actor as the one who asked: a member, whatever the role, or a guest. UNAUTHENTICATED where it is nobody. */
export function requireAsker(actor: Actor): Asker {
  if (actor.kind === "guest") {
    const { contactId, name } = actor;
    return { contactId, name, membershipId: null, countedAs: contactId };
  }
  const { contactId, name, membershipId } = requireMember(actor);
  return { contactId, name, membershipId, countedAs: membershipId };
}

/** The actor as a member; UNAUTHENTICATED where nobody has signed in or where it is not a person. */
export function requireMember(actor: Actor): MemberActor {
  if (actor.kind !== "member") throw unauthenticated();
  return actor;
}
