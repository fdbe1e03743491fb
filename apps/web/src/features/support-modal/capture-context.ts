import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { redactContext } from "@handrail/contracts/redact";
import Bowser from "bowser";
import { recentActions } from "./recent-actions.ts";

type Extra = { error?: TicketContext["error"]; facts?: TicketContext["facts"] };

/**
 * What helps to understand a question: the page, the browser, the screen, and what was done last. Sent only with consent. What
 * looks like a secret is taken out before anybody sees it; the server does so again.
 */
export function captureContext({ error, facts }: Extra = {}): TicketContext {
  const { browser, os } = Bowser.parse(navigator.userAgent);
  const url = new URL(window.location.href);
  url.searchParams.delete("support");
  const context: TicketContext = {
    url: url.href.slice(0, 2_000),
    pageTitle: document.title.slice(0, 300),
    browser: [browser.name, browser.version].filter(Boolean).join(" ").slice(0, 100),
    os: [os.name, os.versionName ?? os.version].filter(Boolean).join(" ").slice(0, 100),
    screen: `${window.screen.width} × ${window.screen.height}`,
    viewport: `${window.innerWidth} × ${window.innerHeight}`,
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    capturedAt: new Date().toISOString(),
  };
  if (document.referrer) context.referrer = document.referrer.slice(0, 2_000);
  const actions = recentActions();
  if (actions.length > 0) context.recentActions = [...actions];
  if (error) context.error = error;
  if (facts && facts.length > 0) context.facts = facts.slice(0, 30);
  return redactContext(context);
}
