import "server-only";
import { isOwnHost } from "@handrail/core/identity/index";
import { keptForReaders } from "@handrail/core/kb/index";
import { headers } from "next/headers";
import { cache } from "react";
import { requireOrganization } from "../current.ts";
import { runtime } from "../runtime.ts";

/**
 * What addresses of this site begin with, for those who read them elsewhere: the organisation's own host where the request
 * came to it, else the installation's. Never a host that only the request claims.
 */
export const siteUrl = cache(async (): Promise<URL> => {
  const { publicUrl } = runtime().env;
  const base = new URL(publicUrl);
  const host = (await headers()).get("host")?.toLowerCase() ?? "";
  if (host === base.host) return base;
  const { service } = await requireOrganization();
  const isOwn = await keptForReaders(service, "own host", host, () => isOwnHost(service, host));
  return isOwn ? new URL(`${base.protocol}//${host}`) : base;
});
