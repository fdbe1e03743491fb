import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of the product. A router per noun, in `routers/`. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
