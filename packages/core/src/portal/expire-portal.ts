import { type ServiceContext, withTransaction } from "../context.ts";
import { eachOrganization } from "../each-organization.ts";
import { disconnect } from "../identity/index.ts";
import type { Ports } from "../ports.ts";
import { guestPersonId } from "./rules.ts";

const dayMs = 86_400_000;
/** For how long a second press of the button is the same ticket, and a request may wait for its mail. */
const keptDays = 30;

/** Job `portal.expire`: forgets links and sessions that open nothing any more, with the connections that they opened, and what was sent long ago. */
export function expirePortal(ctx: ServiceContext): Promise<void> {
  return withTransaction(ctx, async ({ tx, org, now, ports, afterCommit }) => {
    const isOver = { where: { orgId: org.id, expiresAt: { lt: now() } } };
    const alive = { orgId: org.id, expiresAt: { gte: now() } };
    const gone = await tx.portalSession.findMany({
      where: { ...isOver.where, contact: { is: { portalSessions: { none: alive } } } },
      select: { contactId: true },
      distinct: ["contactId"],
    });
    afterCommit.push(() => {
      for (const { contactId } of gone) disconnect(ports, guestPersonId(contactId));
    });
    const isOld = {
      where: { orgId: org.id, createdAt: { lt: new Date(now().getTime() - keptDays * dayMs) } },
    };
    await tx.portalLink.deleteMany(isOver);
    await tx.portalSession.deleteMany(isOver);
    await tx.portalRequest.deleteMany(isOld);
    await tx.portalSubmission.deleteMany(isOld);
  });
}

/** Puts one job for each organisation into the queue, where none waits already. */
export function schedulePortalExpiry({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, { id: orgId }) =>
    jobs.enqueue({ tx }, "portal.expire", { orgId }, { singletonKey: orgId }),
  );
}
