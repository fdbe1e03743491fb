import { roles, tiers } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import { z } from "zod";
import type { MemberActor } from "../actor.ts";
import type { OrgSnapshot } from "../context.ts";
import { orgSnapshotSchema } from "../organization/index.ts";
import type { Session } from "./internal.ts";
import { visibleBranches } from "./rules.ts";

const rowsSchema = z.tuple([
  z.object({
    found: z
      .object({
        name: z.string(),
        email: z.string(),
        membershipId: z.string(),
        role: z.enum(roles),
        contactId: z.string(),
        plan: z.enum(tiers),
        hasBranches: z.boolean(),
        branchIds: z.array(z.string()),
        org: orgSnapshotSchema,
        memberships: z.array(z.object({ slug: z.string(), name: z.string(), role: z.enum(roles) })),
      })
      .nullable(),
  }),
]);

type Question = Session & {
  db: Database;
  /** The organisation chosen before, if any. */
  orgSlug: string | null;
  /** The Host header: an organisation's own host comes before the choice. */
  host?: string;
};

export type ResolvedActor = {
  org: OrgSnapshot;
  actor: MemberActor;
  memberships: { slug: string; name: string; role: MemberActor["role"] }[];
};

/** The names under which a Host header may be listed in Organization.hosts: with the port and without. */
export function hostNames(host: string): string[] {
  const name = host.trim().toLowerCase();
  return name ? [...new Set([name, name.replace(/:\d+$/, "")])] : [];
}

/**
 * Who a session is, and in which organisation: one statement, on every request. Null when the session was ended
 * (`sessionVersion`) or the person belongs nowhere any more.
 */
export async function resolveActor(question: Question): Promise<ResolvedActor | null> {
  const { db, userId, sessionVersion, orgSlug, host = "" } = question;
  const { rows } = await db.pool.query({
    name: "actor_of",
    text: "SELECT app_private.actor_of($1, $2, $3, $4) AS found",
    values: [userId, sessionVersion, orgSlug, hostNames(host)],
  });
  const [{ found }] = rowsSchema.parse(rows);
  if (!found) return null;
  const { org, memberships, hasBranches, branchIds, ...person } = found;
  return {
    org,
    memberships,
    actor: {
      kind: "member",
      userId,
      ...person,
      branches: visibleBranches(person.role, hasBranches, branchIds),
    },
  };
}
