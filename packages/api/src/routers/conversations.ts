import { editMessageInput, redactMessageInput } from "@handrail/contracts/inputs/chat-settings";
import {
  agentReplyInput,
  answerFeedbackInput,
  conversationIdInput,
  customerReplyInput,
  noteInput,
  saveDraftInput,
  scheduledReplyInput,
  scheduleReplyInput,
  syncInput,
} from "@handrail/contracts/inputs/conversations";
import {
  agentNote,
  agentReply,
  editMessage,
  getDrafts,
  rateAnswer,
  redactMessage,
  saveDraft,
  scheduleReply,
  sendNow,
  syncConversation,
  undoReply,
} from "@handrail/core/conversations/index";
import { replyOrFollowUp } from "@handrail/core/tickets/index";
import { addressOf } from "../entry.ts";
import { permitted, permittedOrGuest } from "../procedures.ts";
import { router } from "../trpc.ts";

const own = permittedOrGuest("tickets:own");
const write = permitted("tickets:write");

export const conversationsRouter = router({
  sync: own.input(syncInput).query(({ ctx, input }) => syncConversation(ctx.service, input)),
  customerReply: own
    .input(customerReplyInput)
    .mutation(({ ctx, input }) => replyOrFollowUp(ctx.service, { ...input, address: addressOf(ctx) })),
  agentReply: write.input(agentReplyInput).mutation(({ ctx, input }) => agentReply(ctx.service, input)),
  note: write.input(noteInput).mutation(({ ctx, input }) => agentNote(ctx.service, input)),
  edit: permitted("chats:write")
    .input(editMessageInput)
    .mutation(({ ctx, input }) => editMessage(ctx.service, input)),
  redact: write.input(redactMessageInput).mutation(({ ctx, input }) => redactMessage(ctx.service, input)),
  scheduleReply: write
    .input(scheduleReplyInput)
    .mutation(({ ctx, input }) => scheduleReply(ctx.service, input)),
  undoReply: write.input(scheduledReplyInput).mutation(({ ctx, input }) => undoReply(ctx.service, input)),
  sendNow: write.input(scheduledReplyInput).mutation(({ ctx, input }) => sendNow(ctx.service, input)),
  drafts: write.input(conversationIdInput).query(({ ctx, input }) => getDrafts(ctx.service, input)),
  saveDraft: write.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.service, input)),
  feedback: own.input(answerFeedbackInput).mutation(({ ctx, input }) => rateAnswer(ctx.service, input)),
});
