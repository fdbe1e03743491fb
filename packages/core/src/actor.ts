import { isStaff, type Role, type Tier } from "@handrail/contracts";
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
 * Somebody without an account who came by a link that was mailed: reads and answers what this one contact asked.
 * `sessionId` is a secret of the session; uploads are kept under it.
 */
export type GuestActor = { kind: "guest"; contactId: string; sessionId: string; name: string };

/**
 * Who acts. Jobs and the AI act under their own name, so that the history never lies.
 * `visitor` is somebody who has not signed in: reads public articles, nothing else.
 */
export type Actor =
  | MemberActor
  | GuestActor
  | { kind: "visitor" }
  | { kind: "system"; job: string }
  | { kind: "assistant" };

export type StaffActor = MemberActor & { role: Exclude<Role, "customer"> };

/** Whether the actor works on the support dashboard. */
export function isStaffActor(actor: Actor): actor is StaffActor {
  return actor.kind === "member" && isStaff(actor.role);
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
