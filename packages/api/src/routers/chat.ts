import { acceptChatInput, chatListInput, chatTagsInput } from "@handrail/contracts/inputs/chat-desk";
import {
  chatQueueInput,
  conversationIdInput,
  startChatInput,
} from "@handrail/contracts/inputs/conversations";
import {
  acceptChat,
  changeChatTags,
  chatQueue,
  closeChat,
  currentChat,
  getChat,
  listChats,
  requestHuman,
  sortChatAgain,
  startChat,
} from "@handrail/core/chat/index";
import { permitted, permittedOrGuest } from "../procedures.ts";
import { router } from "../trpc.ts";

const own = permittedOrGuest("chats:own");

/** The streamed answer is not a procedure: POST /api/chat. */
export const chatRouter = router({
  start: own.input(startChatInput).mutation(({ ctx, input }) => startChat(ctx.service, input)),
  current: own.query(({ ctx }) => currentChat(ctx.service)),
  requestHuman: own.input(conversationIdInput).mutation(({ ctx, input }) => requestHuman(ctx.service, input)),
  close: own.input(conversationIdInput).mutation(({ ctx, input }) => closeChat(ctx.service, input)),
  queue: permitted("chats:read")
    .input(chatQueueInput)
    .query(({ ctx, input }) => chatQueue(ctx.service, input)),
  list: permitted("chats:read")
    .input(chatListInput)
    .query(({ ctx, input }) => listChats(ctx.service, input)),
  get: permitted("chats:read")
    .input(conversationIdInput)
    .query(({ ctx, input }) => getChat(ctx.service, input)),
  sortAgain: permitted("chats:write")
    .input(conversationIdInput)
    .mutation(({ ctx, input }) => sortChatAgain(ctx.service, input)),
  changeTags: permitted("chats:write")
    .input(chatTagsInput)
    .mutation(({ ctx, input }) => changeChatTags(ctx.service, input)),
  accept: permitted("chats:write")
    .input(acceptChatInput)
    .mutation(({ ctx, input }) => acceptChat(ctx.service, input)),
});
