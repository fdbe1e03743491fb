export { agentNote } from "./agent-note.ts";
export { agentReply } from "./agent-reply.ts";
export { appendMessage, type NewMessage } from "./append-message.ts";
export { type CustomerReply, customerReply } from "./customer-reply.ts";
export { type ConversationRow, earlierMessage, findOwnConversation, loadConversation } from "./internal.ts";
export { syncConversation } from "./queries.ts";
export { rateAnswer } from "./rate-answer.ts";
export { toWire, wireSelect } from "./wire.ts";
