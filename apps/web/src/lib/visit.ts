import { RefusedError } from "./errors.ts";
import { readStored, writeStored } from "./stored.ts";

/**
 * A visit is a chat without an account. Who one is, a cookie says that scripts cannot read; this device only keeps that
 * there is one, so that it can be looked for.
 */
const visitKey = (organization: string) => `handrail-visit:${organization}`;

export const isVisiting = (organization: string) => readStored(visitKey(organization)) !== null;

async function call(method: "POST" | "DELETE"): Promise<void> {
  const response = await fetch("/api/chat/visitor", { method });
  if (!response.ok) throw new RefusedError(await response.json().catch(() => null));
}

/** Becomes a visitor with a session, if one is nobody yet. Rejects with what the server said. */
export async function beginVisit(organization: string): Promise<void> {
  await call("POST");
  writeStored(visitKey(organization), "1");
}

/** The visitor's chats become those of who has signed in on this device. */
export async function claimVisit(organization: string): Promise<void> {
  if (!isVisiting(organization)) return;
  await call("POST");
  writeStored(visitKey(organization), null);
}

/** Ends the visit, here and in every tab. */
export async function endVisit(organization: string): Promise<void> {
  await call("DELETE");
  writeStored(visitKey(organization), null);
}
