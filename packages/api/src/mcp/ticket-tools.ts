import type { WireMessage } from "@handrail/contracts";
import {
  addNoteTool,
  draftReplyTool,
  readTicketTool,
  searchTicketsTool,
} from "@handrail/contracts/inputs/mcp";
import { queueInput } from "@handrail/contracts/inputs/queue";
import { draftReply, readTicket, readTriage, writeNote } from "@handrail/core/api-keys/index";
import { listQueue } from "@handrail/core/tickets/index";
import { tool } from "./tool.ts";

const longestText = 8_000;

const messageOf = ({ body, attachments: _, fileCount, sources, ...message }: WireMessage) => ({
  id: message.id,
  seq: message.seq,
  at: message.createdAt,
  from: message.senderKind,
  name: message.senderName,
  kind: message.isInternal ? "note" : message.state,
  text: body.slice(0, longestText),
  isCut: body.length > longestText,
  files: fileCount,
  articles: [...new Set(sources.map(({ slug }) => slug))],
});

/** What is read of tickets, and what programs prepare for people. */
export const ticketTools = [
  tool({
    name: "search_tickets",
    title: "Find tickets",
    description: "Tickets of the branches that the key works on, the latest changed first.",
    scopes: ["tickets:read"],
    isReadOnly: true,
    input: searchTicketsTool,
    run: async (ctx, { search, status, priority, unassigned, limit, cursor }) => {
      const filters = [
        ...(status.length > 0 ? [{ field: "status", operator: "any_of", value: status }] : []),
        ...(priority.length > 0 ? [{ field: "priority", operator: "any_of", value: priority }] : []),
      ];
      const view = unassigned ? "unassigned" : "all";
      const page = await listQueue(ctx, queueInput.parse({ view, filters, search, limit, cursor }));
      return {
        tickets: page.tickets.map((ticket) => ({
          id: ticket.id,
          number: ticket.number,
          status: ticket.status,
          priority: ticket.priority,
          type: ticket.type,
          category: ticket.category?.name ?? null,
          assignee: ticket.assignee?.name ?? null,
          team: ticket.team?.name ?? null,
          updatedAt: ticket.updatedAt,
          subject: ticket.subject,
          preview: ticket.preview,
          customer: ticket.contact.name,
        })),
        nextCursor: page.nextCursor,
      };
    },
  }),
  tool({
    name: "read_ticket",
    title: "Read a ticket",
    description:
      "A ticket with its newest 50 messages, oldest first: what customers and staff wrote, internal notes and drafts.",
    scopes: ["tickets:read"],
    isReadOnly: true,
    input: readTicketTool,
    run: async (ctx, input) => {
      const { ticket, messages } = await readTicket(ctx, input);
      const { id, number, status, priority, severity, type, source, version, createdAt, resolution } = ticket;
      return {
        ticket: {
          ...{ id, number, status, priority, severity, type, source, version, createdAt, resolution },
          subject: ticket.subject,
          category: ticket.category?.name ?? null,
          team: ticket.team?.name ?? null,
          assignee: ticket.assignee?.name ?? null,
          tags: ticket.tags.map(({ name }) => name),
          customer: { id: ticket.contact.id, name: ticket.contact.name, plan: ticket.contact.plan },
          links: ticket.outside,
          context: ticket.context,
        },
        messages: messages.newest.map(messageOf),
        messagesInAll: messages.total,
      };
    },
  }),
  tool({
    name: "get_triage",
    title: "Read what triage decided",
    description:
      "Category, intent, type, priority and severity of a ticket, how sure that is, what may be done with an answer (gate), and why.",
    scopes: ["tickets:read"],
    isReadOnly: true,
    input: readTicketTool,
    run: readTriage,
  }),
  tool({
    name: "add_internal_note",
    title: "Write an internal note",
    description: "Writes a note in the thread of a ticket that the staff alone reads.",
    scopes: ["tickets:read", "tickets:write"],
    isReadOnly: false,
    input: addNoteTool,
    run: async (ctx, input) => {
      const { ticket, messageId, isDuplicate } = await writeNote(ctx, input);
      return { ticket: { id: ticket.id, number: ticket.number }, messageId, isDuplicate };
    },
  }),
  tool({
    name: "draft_reply",
    title: "Draft a reply",
    description:
      "Puts an answer into the thread of a ticket as a draft. It is never sent by itself: a person reads it, changes it, and sends or discards it.",
    scopes: ["tickets:read", "tickets:write"],
    isReadOnly: false,
    input: draftReplyTool,
    run: async (ctx, input) => {
      const { ticket, messageId, state, isDuplicate } = await draftReply(ctx, input);
      return { ticket: { id: ticket.id, number: ticket.number }, messageId, state, isDuplicate };
    },
  }),
];
