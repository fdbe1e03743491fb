import type { Prisma, Tx } from "@handrail/db";
import type { Ports } from "./ports.ts";

/** Does something for every organisation, one after the other, each in a transaction of its own. */
export async function eachOrganization(
  { db }: Pick<Ports, "db">,
  work: (tx: Tx, org: { id: string }) => Promise<unknown>,
  where: Prisma.OrganizationWhereInput = {},
): Promise<void> {
  const organizations = await db.withNobody((tx) =>
    tx.organization.findMany({ where, select: { id: true } }),
  );
  for (const org of organizations) await db.withOrg(org.id, (tx) => work(tx, org));
}
