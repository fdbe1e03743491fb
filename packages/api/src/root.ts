import { chatRouter } from "./routers/chat.ts";
import { contactsRouter } from "./routers/contacts.ts";
import { conversationsRouter } from "./routers/conversations.ts";
import { kbRouter } from "./routers/kb.ts";
import { metricsRouter } from "./routers/metrics.ts";
import { ticketsRouter } from "./routers/tickets.ts";
import { triageRouter } from "./routers/triage.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of the product. A router per noun, in `routers/`. */
export const appRouter = router({
  chat: chatRouter,
  contacts: contactsRouter,
  conversations: conversationsRouter,
  kb: kbRouter,
  metrics: metricsRouter,
  tickets: ticketsRouter,
  triage: triageRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
