/**
 * Names of Pusher channels. Customers may only join `conversation`; the others are for staff.
 * Payloads never carry what the narrowest reader of a channel may not see.
 */
export const channels = {
  /** The customer-visible side of one conversation: its customer and the staff in scope. */
  conversation: (conversationId: string) => `private-conversation.${conversationId}`,
  /** Everything of one conversation, internal notes and drafts included: staff in scope. */
  thread: (conversationId: string) => `private-thread.${conversationId}`,
  /** Who is looking at a ticket: staff in scope. Presence alone; changes of the ticket go to `desk` and `branch`. */
  viewers: (ticketId: string) => `presence-ticket.${ticketId}`,
  /** Who is editing an article, and what they save: staff who write articles. */
  editors: (articleId: string) => `presence-article.${articleId}`,
  /** Work arriving and changing anywhere in the organisation: staff who see every branch. */
  desk: (orgId: string) => `private-desk.${orgId}`,
  /** Work of one branch: staff of that branch. */
  branch: (branchId: string) => `private-branch.${branchId}`,
  /** What concerns one person. */
  person: (userId: string) => `private-person.${userId}`,
  /** Nothing is said on it: while it is occupied, a dashboard of that member is connected. The member alone. */
  duty: (orgId: string, membershipId: string) => `private-duty.${orgId}.${membershipId}`,
} as const;

/** How the names of all `duty` channels begin: what the realtime server is asked to tell us of. */
export const dutyPrefix = "private-duty.";

const uuid = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
const patterns = {
  conversation: new RegExp(`^private-conversation\\.${uuid}$`),
  thread: new RegExp(`^private-thread\\.${uuid}$`),
  viewers: new RegExp(`^presence-ticket\\.${uuid}$`),
  editors: new RegExp(`^presence-article\\.${uuid}$`),
  desk: new RegExp(`^private-desk\\.${uuid}$`),
  branch: new RegExp(`^private-branch\\.${uuid}$`),
  person: new RegExp(`^private-person\\.${uuid}$`),
  duty: new RegExp(`^private-duty\\.${uuid}\\.${uuid}$`),
} as const satisfies Record<keyof typeof channels, RegExp>;

export type ChannelKind = keyof typeof channels;

/**
 * Kind and id of a channel name, or null where it is none of ours (wildcards, other prefixes, upper case); `memberId`
 * where it is about one member of what `id` names.
 */
export function parseChannel(
  name: string,
): { kind: ChannelKind; id: string; memberId: string | undefined } | null {
  for (const kind of Object.keys(patterns) as ChannelKind[]) {
    const [, id, memberId] = patterns[kind].exec(name) ?? [];
    if (id) return { kind, id, memberId };
  }
  return null;
}

/** Client event of typing, on `conversation` (customer and staff) and `thread` (staff among themselves). */
export const typingEvent = "client-typing";
export type Typing = { name: string; kind: "customer" | "agent" };
const longestName = 80;

/** PURE. Who types, of what another browser sent; null where it is nothing of the kind. */
export function readTyping(data: unknown): Typing | null {
  const { name, kind }: { name?: unknown; kind?: unknown } = Object(data);
  if (typeof name !== "string" || name.length > longestName) return null;
  return kind === "customer" || kind === "agent" ? { name, kind } : null;
}
