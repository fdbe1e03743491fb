import type { GuestActor } from "../actor.ts";
import { newId } from "../ids.ts";
import { openPortalAccess, resolveGuest, sendPortalAccess, submitPortalTicket } from "../portal/index.ts";
import type { TestOrg } from "./test-org.ts";

type Question = Parameters<typeof submitPortalTicket>[1];

/** A question as the portal's form sends it; `given` is what a test cares about. */
export const question = (given: Partial<Question> = {}): Question => ({
  idempotencyKey: newId(),
  visitorKey: newId(),
  subject: "The invoice is missing",
  description: "It should have come on Monday.",
  name: "Ana",
  email: `${newId()}@example.test`,
  company: "",
  priority: "normal",
  locale: "en",
  website: "",
  custom: {},
  attachmentIds: [],
  address: "192.0.2.1",
  ...given,
});

export const ask = (desk: TestOrg, given: Partial<Question> = {}) =>
  submitPortalTicket(desk.as({ kind: "visitor" }), question(given));

/** Lets the worker do every mail of the portal that is due. Resolves to what came of each. */
export async function mailPortal(desk: TestOrg, now?: Date) {
  const due = desk.ports.enqueued.filter(({ name }) => name === "mail.portal_access");
  const ctx = desk.as({ kind: "system", job: "mail.portal_access" }, now ? { now } : {});
  const outcomes: string[] = [];
  for (const { payload } of due) {
    outcomes.push(
      await sendPortalAccess(ctx, { requestId: String(Reflect.get(Object(payload), "requestId")) }),
    );
  }
  desk.ports.enqueued.splice(0);
  return outcomes;
}

/** The token of the newest mail to an address; empty where there is none. */
export const portalToken = (desk: TestOrg, email: string) =>
  /token=([\w-]{43})/.exec(desk.ports.mails.findLast(({ to }) => to === email)?.text ?? "")?.[1] ?? "";

/** Somebody without an account who has asked, and has opened the mailed link. */
export async function guestOf(desk: TestOrg, given: Partial<Question> = {}) {
  const asked = question(given);
  const visitor = desk.as({ kind: "visitor" });
  const { number } = await submitPortalTicket(visitor, asked);
  await mailPortal(desk);
  const token = portalToken(desk, asked.email);
  const session = await openPortalAccess(visitor, { token, address: asked.address });
  const actor: GuestActor | null = await resolveGuest(visitor, session?.token);
  if (!actor) throw new Error("the mailed link opened nothing");
  return { actor, number, email: asked.email, token };
}
