import { branch, none, own, type Probe } from "./probe.ts";

const week = [{ day: 1, from: "09:00", to: "17:00" }];

/** The customer's side of a chat, and what admins set of it. */
export const chatRoomProbes: Record<string, Probe> = {
  "chatRoom.callBack": own(({ humanChat }) => ({
    conversationId: humanChat,
    phone: "+34612345678",
    at: null,
  })),
  "chatRoom.callBackChoices": none(),
  "chatRoom.introduce": none(() => ({ name: "Ana", email: "" })),
  "chatRoom.mailTranscript": own(({ humanChat }) => ({ conversationId: humanChat })),
  "chatRoom.rate": own(({ humanChat }) => ({ conversationId: humanChat, rating: 5 })),
  "chatRoom.seen": own(({ humanChat }) => ({ conversationId: humanChat, seq: 1 })),
  "chatRoom.typing": own(({ humanChat }) => ({ conversationId: humanChat, text: "I would like" })),
  "chatRoom.welcome": none(() => ({ locale: "en" })),
  "chatSettings.get": none(),
  "chatSettings.save": none(() => ({
    seen: { visitorChat: true, chatGreeting: {} },
    settings: { visitorChat: true, chatGreeting: {} },
  })),
  "chatSettings.hours": none(),
  "chatSettings.saveHours": none(() => ({
    version: null,
    timeZone: "Europe/Madrid",
    spans: week,
    holidays: [],
  })),
  "conversations.edit": branch(({ draft }) => ({ messageId: draft.id, changeSeq: 1, body: "Other words" })),
  "conversations.redact": branch(({ draft }) => ({ messageId: draft.id })),
};
