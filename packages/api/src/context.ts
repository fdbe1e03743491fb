import type { Actor, OrgSnapshot, Ports, ServiceContext } from "@handrail/core";

/** An organisation that the signed-in person may switch to. */
export type MembershipSummary = { slug: string; name: string; role: string };

/** What a transport knows of a request before any procedure runs. `session` is null where no organisation was found. */
export type RequestContext = {
  requestId: string;
  /** The address of the peer as our own server saw it; never taken from a client's header. */
  clientIp: string;
  /** What the peer says it is; empty where it says nothing. */
  userAgent: string;
  service: ServiceContext | null;
  memberships: readonly MembershipSummary[];
  ports: Ports;
  now: () => Date;
};

export type { Actor, OrgSnapshot };
