import type { Role } from "@handrail/contracts";
import type { Database } from "@handrail/db";
import { z } from "zod";
import type { OrgSnapshot } from "../context.ts";
import { precondition } from "../errors.ts";
import { type Entry, hashToken, peerKey, userIdByEmail } from "../identity/index.ts";
import { organizationById } from "../organization/index.ts";

export type OpenInvitation = {
  id: string;
  tokenHash: string;
  org: OrgSnapshot;
  email: string;
  role: Role;
  branchIds: string[];
  /** The person who has this address already, if any. */
  userId: string | null;
};

const idRows = z.tuple([z.object({ id: z.uuid().nullable() })]);

async function orgIdByInvitation(db: Database, tokenHash: string): Promise<string | null> {
  const { rows } = await db.pool.query("SELECT app_private.org_id_by_invitation($1) AS id", [tokenHash]);
  return idRows.parse(rows)[0].id;
}

/** The invitation that a token opens. Throws PRECONDITION `link_expired` for every token that does not work. */
export async function openInvitation(entry: Entry, token: string): Promise<OpenInvitation> {
  const { db, limiter } = entry.ports;
  await limiter.consume("token_ip", peerKey(entry.clientIp));
  const tokenHash = hashToken(token);
  const orgId = await orgIdByInvitation(db, tokenHash);
  const org = orgId && (await organizationById(db, orgId));
  if (!org) throw precondition("link_expired");
  const invitation = await db.withOrg(org.id, (tx) =>
    tx.invitation.findFirst({
      where: {
        orgId: org.id,
        tokenHash,
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: entry.now() },
      },
      select: { id: true, email: true, role: true, branchIds: true },
    }),
  );
  if (!invitation) throw precondition("link_expired");
  return { ...invitation, tokenHash, org, userId: await userIdByEmail(db, invitation.email) };
}

/** What the page of an invitation shows to who holds its token. */
export async function getInvitation(entry: Entry, { token }: { token: string }) {
  const { org, email, role, userId } = await openInvitation(entry, token);
  return { organization: org.name, email, role, isKnown: userId !== null };
}
