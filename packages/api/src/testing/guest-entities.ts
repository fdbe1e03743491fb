import { guestOf } from "@handrail/core/testing/portal";
import type { TestOrg } from "@handrail/core/testing/test-org";
import { getOwnTicket } from "@handrail/core/tickets/index";

/** Somebody without an account who has proved the address, and what they asked. */
export async function createGuest(test: TestOrg) {
  const { actor, number, email } = await guestOf(test);
  const { id: ticketId, conversationId } = await getOwnTicket(test.as(actor), { number });
  return { actor, number, email, ticketId, conversationId };
}
