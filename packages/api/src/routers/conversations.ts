import {
  agentReplyInput,
  answerFeedbackInput,
  customerReplyInput,
  noteInput,
  syncInput,
} from "@handrail/contracts/inputs/conversations";
import { agentNote, agentReply, rateAnswer, syncConversation } from "@handrail/core/conversations/index";
import { replyOrFollowUp } from "@handrail/core/tickets/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const own = permitted("tickets:own");
const write = permitted("tickets:write");

export const conversationsRouter = router({
  sync: own.input(syncInput).query(({ ctx, input }) => syncConversation(ctx.service, input)),
  customerReply: own
    .input(customerReplyInput)
    .mutation(({ ctx, input }) => replyOrFollowUp(ctx.service, input)),
  agentReply: write.input(agentReplyInput).mutation(({ ctx, input }) => agentReply(ctx.service, input)),
  note: write.input(noteInput).mutation(({ ctx, input }) => agentNote(ctx.service, input)),
  feedback: own.input(answerFeedbackInput).mutation(({ ctx, input }) => rateAnswer(ctx.service, input)),
});
