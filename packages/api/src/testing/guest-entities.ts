import { randomUUID } from "node:crypto";
import {
  openPortalAccess,
  resolveGuest,
  sendPortalAccess,
  submitPortalTicket,
} from "@handrail/core/portal/index";
import type { TestOrg } from "@handrail/core/testing/test-org";
import { getOwnTicket } from "@handrail/core/tickets/index";

/** Somebody without an account who has proved the address, and what they asked. */
export async function createGuest(test: TestOrg) {
  const visitor = test.as({ kind: "visitor" });
  const email = `${randomUUID()}@example.test`;
  const { number } = await submitPortalTicket(visitor, {
    idempotencyKey: randomUUID(),
    visitorKey: randomUUID(),
    subject: "The invoice is missing",
    description: "It should have come on Monday.",
    name: "Ana",
    email,
    company: "",
    priority: "normal",
    locale: "en",
    website: "",
    custom: {},
    attachmentIds: [],
    address: "192.0.2.1",
  });
  const job = test.ports.enqueued.findLast(({ name }) => name === "mail.portal_access");
  const requestId = String(Reflect.get(Object(job?.payload), "requestId"));
  await sendPortalAccess(test.as({ kind: "system", job: "mail.portal_access" }), { requestId });
  const mail = test.ports.mails.findLast(({ to }) => to === email);
  const token = /token=([\w-]{43})/.exec(mail?.text ?? "")?.[1];
  const session = await openPortalAccess(visitor, { token, address: "192.0.2.1" });
  const actor = await resolveGuest(visitor, session?.token);
  if (!actor) throw new Error("the mailed link opened nothing");
  const { id: ticketId, conversationId } = await getOwnTicket(test.as(actor), { number });
  return { actor, number, email, ticketId, conversationId };
}
