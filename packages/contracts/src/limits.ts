/** How long and how many; apart from the inputs that check it, so that a form knows without reading those. */

/** A message's longest text, in characters; more is refused and stays in the form. */
export const maxMessageLength = 20_000;
/** Longest message to the chat's model; a longer one is a ticket. */
export const maxChatLength = 4_000;
/** Of what is being written in a chat, the last characters that its agent sees before it is sent. */
export const maxPreviewLength = 500;
/** Attachments of one message at most. */
export const maxAttachments = 10;
/** What a wish to be called back is about, in characters. */
export const longestTopic = 160;
