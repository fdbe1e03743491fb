import "server-only";
import type { RequestContext } from "@handrail/api";
import { can, isStaff, type Permission } from "@handrail/contracts";
import type { MemberActor, ServiceContext } from "@handrail/core";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { guestHeader } from "./guest-session.ts";
import { createRequestContext } from "./request-context.ts";

/** The context of the request being rendered; worked out once for each. */
export const currentContext = cache(async (): Promise<RequestContext> => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return createRequestContext({
    cookie: (name) => cookieStore.get(name)?.value,
    header: (name) => headerStore.get(name) ?? undefined,
  });
});

/** The context of a page of who came by a mailed link, whoever is signed in; null where nobody did. */
export async function guestContext() {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const context = await createRequestContext({
    cookie: (name) => cookieStore.get(name)?.value,
    header: (name) => (name === guestHeader ? "1" : (headerStore.get(name) ?? undefined)),
  });
  const { service } = context;
  return service?.actor.kind === "guest" ? { ...context, service, guest: service.actor } : null;
}

/** The context of a page that needs an organisation; where there is none yet, a page says how to make one. */
export async function requireOrganization(): Promise<RequestContext & { service: ServiceContext }> {
  const context = await currentContext();
  if (!context.service) redirect("/welcome");
  return { ...context, service: context.service };
}

/** The context of a page for members; others are sent to sign in and come back. */
export async function requireMember(returnTo: string) {
  const context = await requireOrganization();
  const { actor } = context.service;
  if (actor.kind !== "member") redirect(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  const service: ServiceContext & { actor: MemberActor } = { ...context.service, actor };
  return { ...context, service };
}

/** The context of a dashboard page; customers get 404, as if it did not exist. */
export async function requireStaff(returnTo: string, permission: Permission = "tickets:read") {
  const context = await requireMember(returnTo);
  const { role } = context.service.actor;
  if (!isStaff(role) || !can(role, permission)) notFound();
  return context;
}
