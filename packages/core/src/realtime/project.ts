import {
  type ArticleStatus,
  type ChatMode,
  channels,
  type NotificationKind,
  type Push,
  type TicketStatus,
  type WireMessage,
} from "@handrail/contracts";
import { maxPreviewLength } from "@handrail/contracts/limits";

/** What a command tells of the rows that it wrote; `project` turns it into pushes. */
export type Subject = {
  ticket?: { id: string; version: number; status: TicketStatus; branchId: string | null; isNew?: boolean };
  /** Where the customer of the ticket or chat listens. */
  conversationId?: string;
  message?: WireMessage;
  /** A message of which something changed that does not travel by push. */
  changed?: { conversationId: string; changeSeq: number; isPublic: boolean };
  chat?: { mode: ChatMode; changeSeq: number; branchId: string | null };
  /** How far one side has seen the conversation. */
  seen?: { conversationId: string; by: "agent" | "customer"; seq: number };
  /** Who is told something; each on the own channel. */
  notified?: {
    userIds: readonly string[];
    kind: NotificationKind;
    ticketId: string | null;
    conversationId?: string | null;
  };
  /** What somebody writes was saved; told on his or her own channel alone. */
  composer?: { userId: string; conversationId: string; isNote: boolean; version: number };
  /** What a customer writes in a chat before it is sent; for the agent who has it. Never stored. */
  preview?: { userId: string; conversationId: string; text: string };
  article?: {
    id: string;
    revision: number;
    status: ArticleStatus | null;
    draftVersion: number | null;
    writer: { membershipId: string; name: string } | null;
  };
};

/** Messages beyond this travel as a cursor only; Pusher refuses events of more than 10 kB. */
const largestPushedBody = 6_000;

/** Addresses of attachments are for one reader each, so such a message is fetched. */
const travels = ({ body, attachments }: WireMessage) =>
  body.length <= largestPushedBody && attachments.length === 0;

function staffChannels(orgId: string, branchId: string | null): string[] {
  return branchId ? [channels.desk(orgId), channels.branch(branchId)] : [channels.desk(orgId)];
}

/** PURE. Which channels learn what of a command. Internal notes and drafts never reach a customer's channel (attack T7). */
export function project(orgId: string, subject: Subject): Push[] {
  const pushes: Push[] = [];
  const { ticket, message, changed, chat, seen, conversationId, notified, composer, article, preview } =
    subject;
  if (message) {
    const isPublic = !message.isInternal && message.state === "sent";
    const thread = channels.thread(message.conversationId);
    pushes.push({
      channels: isPublic ? [channels.conversation(message.conversationId), thread] : [thread],
      name: "message",
      data: {
        conversationId: message.conversationId,
        changeSeq: message.changeSeq,
        ...(travels(message) ? { message } : {}),
      },
    });
  }
  if (changed) {
    const { isPublic, ...data } = changed;
    const thread = channels.thread(data.conversationId);
    const everybody = [channels.conversation(data.conversationId), thread];
    pushes.push({ channels: isPublic ? everybody : [thread], name: "message", data });
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
  if (seen) {
    const { conversationId } = seen;
    const everybody = [channels.conversation(conversationId), channels.thread(conversationId)];
    pushes.push({ channels: everybody, name: "seen", data: seen });
  }
  if (notified) {
    const { userIds, ...data } = notified;
    pushes.push({ channels: userIds.map(channels.person), name: "notification", data });
  }
  if (composer) {
    const { userId, ...data } = composer;
    pushes.push({ channels: [channels.person(userId)], name: "composer", data });
  }
  if (preview) {
    const { userId, conversationId, text } = preview;
    const data = { conversationId, text: text.slice(-maxPreviewLength) };
    pushes.push({ channels: [channels.person(userId)], name: "preview", data });
  }
  if (article) {
    const { id: articleId, revision, status, draftVersion, writer } = article;
    pushes.push({
      channels: [channels.editors(articleId)],
      name: "article",
      data: { articleId, revision, status, draftVersion, writer },
    });
  }
  return pushes;
}
