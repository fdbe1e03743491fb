import { contactsRouter } from "./routers/contacts.ts";
import { conversationsRouter } from "./routers/conversations.ts";
import { kbRouter } from "./routers/kb.ts";
import { metricsRouter } from "./routers/metrics.ts";
import { ticketsRouter } from "./routers/tickets.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of the product. A router per noun, in `routers/`. */
export const appRouter = router({
  contacts: contactsRouter,
  conversations: conversationsRouter,
  kb: kbRouter,
  metrics: metricsRouter,
  tickets: ticketsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
