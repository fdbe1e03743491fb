import { type ChatMode, channels, type Push, type TicketStatus, type WireMessage } from "@handrail/contracts";

/** What a command tells of the rows that it wrote; `project` turns it into pushes. */
export type Subject = {
  ticket?: { id: string; version: number; status: TicketStatus; branchId: string | null; isNew?: boolean };
  /** Where the customer of the ticket or chat listens. */
  conversationId?: string;
  message?: WireMessage;
  chat?: { mode: ChatMode; changeSeq: number; branchId: string | null };
};

/** Messages beyond this travel as a cursor only; Pusher refuses events of more than 10 kB. */
const largestPushedBody = 6_000;

function staffChannels(orgId: string, branchId: string | null): string[] {
  return branchId ? [channels.desk(orgId), channels.branch(branchId)] : [channels.desk(orgId)];
}

/** PURE. Which channels learn what of a command. Internal notes and drafts never reach a customer's channel (attack T7). */
export function project(orgId: string, subject: Subject): Push[] {
  const pushes: Push[] = [];
  const { ticket, message, chat, conversationId } = subject;
  if (message) {
    const isPublic = !message.isInternal && message.state === "sent";
    const thread = channels.thread(message.conversationId);
    pushes.push({
      channels: isPublic ? [channels.conversation(message.conversationId), thread] : [thread],
      name: "message",
      data: {
        conversationId: message.conversationId,
        changeSeq: message.changeSeq,
        ...(message.body.length <= largestPushedBody ? { message } : {}),
      },
    });
  }
  if (ticket) {
    pushes.push({
      channels: [
        ...staffChannels(orgId, ticket.branchId),
        ...(conversationId ? [channels.conversation(conversationId)] : []),
      ],
      name: "ticket",
      data: {
        ticketId: ticket.id,
        version: ticket.version,
        status: ticket.status,
        isNew: ticket.isNew ?? false,
      },
    });
  }
  if (chat && conversationId) {
    pushes.push({
      channels: [...staffChannels(orgId, chat.branchId), channels.conversation(conversationId)],
      name: "chat",
      data: { conversationId, mode: chat.mode, changeSeq: chat.changeSeq },
    });
  }
  return pushes;
}
