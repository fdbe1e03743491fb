import type { chatToTicketInput } from "@handrail/contracts/inputs/chat-desk";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import type { ServiceContext } from "../context.ts";
import { conflict } from "../errors.ts";
import { setDisposition } from "./dispositions.ts";
import { leaveNote } from "./leave-note.ts";
import { continueAsTicket } from "./to-ticket.ts";

/**
 * An agent has a chat go on as a ticket, with a note for whoever works on it. Doing so again leads to the same ticket.
 * Throws NOT_FOUND, also naming `dispositionId`; CONFLICT `chat_changed` where it is closed without one.
 */
export async function chatToTicket(ctx: ServiceContext, input: z.output<typeof chatToTicketInput>) {
  const { membershipId } = requireMember(ctx.actor);
  const { conversationId, subject, note, keep, dispositionId } = input;
  const ticket = await continueAsTicket(ctx, {
    conversationId,
    subject,
    cause: "agent",
    assigneeId: keep ? membershipId : null,
    holds: ({ mode }) => mode !== "closed",
    before: async (ctx) => {
      await leaveNote(ctx, conversationId, note);
      if (dispositionId) await setDisposition(ctx, conversationId, dispositionId);
    },
  });
  if (!ticket) throw conflict("chat_changed");
  return ticket;
}
