export { canRewrite, languageOf, rewriteText, translateText } from "./rewrite-text.ts";
export { similarTickets } from "./similar-tickets.ts";
export { suggestReply } from "./suggest-reply.ts";
export { summarizeThread } from "./summarize-thread.ts";
