import "server-only";
import type { ServiceContext } from "@handrail/core";
import { organizationBySlug } from "@handrail/core/organization/index";
import { requestContextOf } from "../request-context-of.ts";
import { runtime } from "../runtime.ts";

/** The context in the organisation that an address names: as a member where it is the session's own, else as a visitor. */
export async function serviceIn(request: Request, slug: string): Promise<ServiceContext | null> {
  const { service, requestId } = await requestContextOf(request);
  if (service?.org.slug === slug) return service;
  const { ports } = runtime();
  const org = await organizationBySlug(ports.db, slug);
  return org && { org, ports, actor: { kind: "visitor" }, now: () => new Date(), requestId };
}
