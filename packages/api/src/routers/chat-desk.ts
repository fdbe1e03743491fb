import {
  agentWorkInput,
  chatToTicketInput,
  heartbeatInput,
  saveAgentWorkInput,
  saveChatRulesInput,
  saveDispositionInput,
  takeOverInput,
  transferChatInput,
  wrapUpInput,
} from "@handrail/contracts/inputs/chat-desk";
import { conversationIdInput } from "@handrail/contracts/inputs/conversations";
import {
  chatToTicket,
  declineOffer,
  getAgentWork,
  getAnswerSeconds,
  getChatCustomer,
  getChatRules,
  heartbeat,
  listDispositionSettings,
  listDispositions,
  listTargets,
  listTrail,
  saveAgentWork,
  saveChatRules,
  saveDisposition,
  takeOver,
  transferChat,
  wrapUp,
} from "@handrail/core/routing/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("chats:read");
const write = permitted("chats:write");
const keep = permitted("settings:write");
const staff = permitted("members:write");

/** Chats on their way between people: who is there, who is asked, handing over, ending, and the rules of it. */
export const chatDeskRouter = router({
  answerSeconds: read.query(({ ctx }) => getAnswerSeconds(ctx.service)),
  heartbeat: read.input(heartbeatInput).mutation(({ ctx, input }) => heartbeat(ctx.service, input)),
  decline: write.input(conversationIdInput).mutation(({ ctx, input }) => declineOffer(ctx.service, input)),
  takeOver: write.input(takeOverInput).mutation(({ ctx, input }) => takeOver(ctx.service, input)),
  transfer: write.input(transferChatInput).mutation(({ ctx, input }) => transferChat(ctx.service, input)),
  toTicket: write.input(chatToTicketInput).mutation(({ ctx, input }) => chatToTicket(ctx.service, input)),
  wrapUp: write.input(wrapUpInput).mutation(({ ctx, input }) => wrapUp(ctx.service, input)),
  targets: read.input(conversationIdInput).query(({ ctx, input }) => listTargets(ctx.service, input)),
  customer: read.input(conversationIdInput).query(({ ctx, input }) => getChatCustomer(ctx.service, input)),
  trail: read.input(conversationIdInput).query(({ ctx, input }) => listTrail(ctx.service, input)),
  dispositions: read.query(({ ctx }) => listDispositions(ctx.service)),
  dispositionSettings: keep.query(({ ctx }) => listDispositionSettings(ctx.service)),
  saveDisposition: keep
    .input(saveDispositionInput)
    .mutation(({ ctx, input }) => saveDisposition(ctx.service, input)),
  rules: keep.query(({ ctx }) => getChatRules(ctx.service)),
  saveRules: keep.input(saveChatRulesInput).mutation(({ ctx, input }) => saveChatRules(ctx.service, input)),
  agentWork: staff.input(agentWorkInput).query(({ ctx, input }) => getAgentWork(ctx.service, input)),
  saveAgentWork: staff
    .input(saveAgentWorkInput)
    .mutation(({ ctx, input }) => saveAgentWork(ctx.service, input)),
});
