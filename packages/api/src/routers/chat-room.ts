import { callBackInput } from "@handrail/contracts/inputs/call-back";
import { typingInput } from "@handrail/contracts/inputs/chat-desk";
import {
  chatSeenInput,
  chatWelcomeInput,
  introduceInput,
  rateChatInput,
} from "@handrail/contracts/inputs/chat-settings";
import { conversationIdInput } from "@handrail/contracts/inputs/conversations";
import { chatWelcome, mailTranscript, previewTyping, rateChat, seeChat } from "@handrail/core/chat/index";
import { introduceVisitor } from "@handrail/core/portal/index";
import { callBack, callBackChoices } from "@handrail/core/routing/index";
import { addressOf } from "../entry.ts";
import { permittedOrGuest, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

const own = permittedOrGuest("chats:own");

/** What surrounds a chat on its customer's side: before the first word, while it lasts, once it is over. */
export const chatRoomRouter = router({
  welcome: publicProcedure.input(chatWelcomeInput).query(({ ctx, input }) => chatWelcome(ctx.service, input)),
  introduce: own.input(introduceInput).mutation(({ ctx, input }) => introduceVisitor(ctx.service, input)),
  typing: own.input(typingInput).mutation(({ ctx, input }) => previewTyping(ctx.service, input)),
  seen: own.input(chatSeenInput).mutation(({ ctx, input }) => seeChat(ctx.service, input)),
  callBackChoices: own.query(({ ctx }) => callBackChoices(ctx.service)),
  callBack: own
    .input(callBackInput)
    .mutation(({ ctx, input }) => callBack(ctx.service, { ...input, address: addressOf(ctx) })),
  rate: own.input(rateChatInput).mutation(({ ctx, input }) => rateChat(ctx.service, input)),
  mailTranscript: own
    .input(conversationIdInput)
    .mutation(({ ctx, input }) => mailTranscript(ctx.service, input)),
});
