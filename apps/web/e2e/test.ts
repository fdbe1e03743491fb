import { test as base } from "@playwright/test";

/** A test after which nobody's browser stays open: pages left behind would go on asking and listening through all others. */
export const test = base.extend<{ nobodyStays: undefined }>({
  nobodyStays: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
