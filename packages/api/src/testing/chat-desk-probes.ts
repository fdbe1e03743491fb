import { randomUUID } from "node:crypto";
import { usualRules } from "@handrail/core/routing/chat-rules";
import { branch, none, org, type Probe } from "./probe.ts";

/** Chats on their way between people. */
export const chatDeskProbes: Record<string, Probe> = {
  "chatDesk.answerSeconds": none(),
  "chatDesk.heartbeat": none(),
  "chatDesk.decline": branch(({ waitingChat }) => ({ conversationId: waitingChat })),
  "chatDesk.takeOver": branch(({ humanChat }) => ({ conversationId: humanChat })),
  "chatDesk.transfer": branch(({ humanChat }) => ({ conversationId: humanChat, to: { kind: "queue" } })),
  "chatDesk.toTicket": branch(({ humanChat }) => ({ conversationId: humanChat })),
  "chatDesk.wrapUp": branch(({ humanChat }) => ({ conversationId: humanChat, dispositionId: null })),
  "chatDesk.targets": branch(({ humanChat }) => ({ conversationId: humanChat })),
  "chatDesk.customer": branch(({ humanChat }) => ({ conversationId: humanChat })),
  "chatDesk.trail": branch(({ humanChat }) => ({ conversationId: humanChat })),
  "chatDesk.dispositions": none(),
  "chatDesk.dispositionSettings": none(),
  "chatDesk.saveDisposition": none(() => ({
    id: null,
    version: null,
    name: `End ${randomUUID()}`.slice(0, 40),
  })),
  "chatDesk.rules": none(),
  "chatDesk.saveRules": none(() => ({ version: 0, rules: usualRules })),
  "chatDesk.agentWork": org(({ agent }) => ({ membershipId: agent.membershipId })),
  "chatDesk.saveAgentWork": org(({ agent }) => ({
    membershipId: agent.membershipId,
    maxConcurrentChats: 3,
    skills: [],
    languages: ["en"],
  })),
};
