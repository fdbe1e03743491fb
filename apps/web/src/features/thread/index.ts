export { DeskComposer } from "./desk-composer.tsx";
export { applyMark, type Editing, type Mark } from "./markdown-edit.ts";
export { MessageText } from "./message-text.tsx";
export { Sources } from "./sources.tsx";
export { Thread } from "./thread.tsx";
export { ThreadFailed, ThreadSkeleton } from "./thread-states.tsx";
export { TypingLine } from "./typing-line.tsx";
export { type DeskConversation, useDeskConversation } from "./use-desk-conversation.ts";
