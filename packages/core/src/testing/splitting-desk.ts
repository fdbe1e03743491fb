import { agentNote, agentReply, customerReply, syncConversation } from "../conversations/index.ts";
import { newId } from "../ids.ts";
import { getTicket, splitTicket } from "../tickets/index.ts";
import { openTestTicket } from "./desk.ts";
import { testOrg } from "./test-org.ts";

type Opened = Awaited<ReturnType<typeof openTestTicket>>;
/** What of a ticket about two things belongs to the second. */
export const second = ["And the invoice is wrong.", "Accounts know of it.", "The invoice comes again."];

/** An organisation of two branches, and how its agent opens tickets about two things, splits and reads them. */
export async function splittingDesk() {
  const desk = await testOrg({ branches: ["North", "South"] });
  const customer = () => desk.as(desk.customer);
  const agent = () => desk.as(desk.agent);
  const messagesOf = async (conversationId: string, actor = desk.agent) =>
    (await syncConversation(desk.as(actor), { conversationId, afterSeq: 0, limit: 100 })).messages;
  const idOf = async (ticket: Opened, body: string) => {
    const message = (await messagesOf(ticket.conversationId)).find((each) => each.body === body);
    return message?.id ?? "";
  };

  /** A ticket about two things: both asked, one answered, with a note on the second. */
  async function openDouble() {
    const ticket = await openTestTicket(customer(), {
      subject: "Two things",
      description: "The bot is silent.",
    });
    const { conversationId } = ticket;
    const say = (body: string) => ({ conversationId, clientId: newId(), body });
    await customerReply(customer(), say("And the invoice is wrong."));
    await agentNote(agent(), say("Accounts know of it."));
    await agentReply(agent(), {
      ...say("The invoice comes again."),
      lastSeenSeq: 1_000,
      setStatus: "in_progress",
    });
    await agentReply(agent(), { ...say("The bot is back."), lastSeenSeq: 1_000, setStatus: "in_progress" });
    return ticket;
  }

  const split = async (ticket: Opened, bodies = second, actor = desk.agent) =>
    splitTicket(desk.as(actor), {
      ticketId: ticket.id,
      version: (await getTicket(desk.as(desk.admin), { ticketId: ticket.id })).version,
      messageIds: await Promise.all(bodies.map((body) => idOf(ticket, body))),
      subject: "The invoice",
      idempotencyKey: newId(),
    });
  const bodies = async (conversationId: string, actor = desk.agent) =>
    (await messagesOf(conversationId, actor)).map(({ body }) => body);
  return { desk, customer, agent, messagesOf, idOf, openDouble, split, bodies };
}
