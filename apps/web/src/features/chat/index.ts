export { adoptChatDraft, chatDraftKey } from "./chat-draft.ts";
export { ChatTab } from "./lazy-chat-tab.tsx";
export { useWelcome } from "./use-welcome.ts";
