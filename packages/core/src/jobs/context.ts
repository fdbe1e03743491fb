import type { JobName } from "@handrail/contracts";
import type { ServiceContext } from "../context.ts";
import { newId } from "../ids.ts";
import { organizationById } from "../organization/index.ts";
import type { Ports } from "../ports.ts";
import { GiveUp } from "./outcome.ts";

/** What a job works with: its organisation, and its own name as the actor. Throws GiveUp where the organisation is gone. */
export async function jobContext(ports: Ports, orgId: string, job: JobName): Promise<ServiceContext> {
  const org = await organizationById(ports.db, orgId);
  if (!org) throw new GiveUp(`there is no organisation ${orgId}`);
  return { org, ports, actor: { kind: "system", job }, now: () => new Date(), requestId: newId() };
}
