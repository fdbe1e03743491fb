export { agentNote } from "./agent-note.ts";
export { agentReply } from "./agent-reply.ts";
export { appendMessage, type NewMessage, type WithFiles } from "./append-message.ts";
export { getDrafts, saveDraft } from "./composer-draft.ts";
export { type CustomerReply, customerReply } from "./customer-reply.ts";
export { editMessage } from "./edit-message.ts";
export {
  type ConversationRow,
  earlierMessage,
  findOwnConversation,
  holdChat,
  loadConversation,
} from "./internal.ts";
export { markStale } from "./mark-stale.ts";
export { moveMessages, returnMessages } from "./move-messages.ts";
export { syncConversation } from "./queries.ts";
export { rateAnswer, rateMailedAnswer } from "./rate-answer.ts";
export { redactMessage } from "./redact-message.ts";
export { requireFilled } from "./require-filled.ts";
export { scheduleReply } from "./schedule-reply.ts";
export { sendNow, sendScheduled } from "./send-scheduled.ts";
export { undoReply } from "./undo-reply.ts";
export { toWire, wireSelect, withOwnAttachments } from "./wire.ts";
