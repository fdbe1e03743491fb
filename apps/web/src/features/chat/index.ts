export { adoptChatDraft, chatDraftKey } from "./chat-draft.ts";
export { ChatTab } from "./chat-tab.tsx";
