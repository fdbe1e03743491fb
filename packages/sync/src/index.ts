export { type ConversationSync, followConversation } from "./conversation-sync.ts";
export { heartbeatMs } from "./heartbeat.ts";
export { type KeptTexts, keptEntries } from "./kept-entries.ts";
export { emptyLog, type MessageLog } from "./message-log.ts";
export {
  createOutbox,
  type Delivery,
  judgeRefusal,
  type Outbox,
  outboxStates,
  type Posted,
} from "./outbox.ts";
export { refetchMs } from "./refetch.ts";
