import { triageRecordSchema } from "@handrail/contracts";
import type { TestOrg } from "./test-org.ts";

/** A ticket as it stands in the database, with its events and what triage said of it. */
export const triagedState = (org: TestOrg, id: string) =>
  org.ports.db.withOrg(org.org.id, async (tx) => {
    const ticket = await tx.ticket.findFirstOrThrow({
      where: { orgId: org.org.id, id },
      include: { events: { orderBy: { id: "asc" } } },
    });
    return { ...ticket, record: triageRecordSchema.nullable().parse(ticket.triage) };
  });
