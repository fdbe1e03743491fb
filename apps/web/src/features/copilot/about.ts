/** On what help is asked for: a ticket or a chat. */
export type About = { ticketId: string } | { conversationId: string };

export const idOf = (about: About) => ("ticketId" in about ? about.ticketId : about.conversationId);
