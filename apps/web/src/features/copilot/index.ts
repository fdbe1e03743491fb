export { Copilot } from "./copilot.tsx";
export { useSuggestedReply } from "./use-suggested-reply.ts";
