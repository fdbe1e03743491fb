export { type AcceptedChat, acceptChat } from "./accept-chat.ts";
export { answerChat, type ChatUiMessage } from "./answer-chat.ts";
export { type ClosedChat, closeChat } from "./close-chat.ts";
export { chatQueue, currentChat, getChat } from "./queries.ts";
export { type HandedOver, requestHuman } from "./request-human.ts";
export { sortChatAgain, sortConversation } from "./sort-chat.ts";
export { startChat } from "./start-chat.ts";
