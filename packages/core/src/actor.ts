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
 * Who acts. Jobs and the AI act under their own name, so that the history never lies.
 * `visitor` is somebody who has not signed in: reads public articles, nothing else.
 */
export type Actor =
  | MemberActor
  | { kind: "visitor" }
  | { kind: "system"; job: string }
  | { kind: "assistant" };

export type StaffActor = MemberActor & { role: Exclude<Role, "customer"> };

/** Whether the actor works on the support dashboard. */
export function isStaffActor(actor: Actor): actor is StaffActor {
  return actor.kind === "member" && isStaff(actor.role);
}

/** The actor as a member; UNAUTHENTICATED where nobody has signed in or where it is not a person. */
export function requireMember(actor: Actor): MemberActor {
  if (actor.kind !== "member") throw unauthenticated();
  return actor;
}
