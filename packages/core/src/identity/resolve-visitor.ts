import type { Database } from "@handrail/db";
import type { OrgSnapshot } from "../context.ts";
import { findOrganizationForVisitor } from "../organization/index.ts";
import { hostNames } from "./resolve-actor.ts";

/** The organisation that somebody without a session looks at: by host, by choice, else the oldest. Null where there is none. */
export function resolveVisitor(question: {
  db: Database;
  host: string;
  orgSlug: string | null;
}): Promise<OrgSnapshot | null> {
  return findOrganizationForVisitor(question.db, hostNames(question.host), question.orgSlug);
}
