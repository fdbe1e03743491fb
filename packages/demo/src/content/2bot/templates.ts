import type { DemoTemplate } from "../types.ts";

export const templates: DemoTemplate[] = [
  {
    name: "First look",
    shortcut: "look",
    body: "Hi {{customer_name}},\n\nthank you for writing. I am looking at your bot right now and will come back to you within the hour.\n\n{{agent_name}}, {{organization_name}}",
  },
  {
    name: "Renew the gateway token",
    shortcut: "token",
    category: "gateways",
    body: "Hi {{customer_name}},\n\nthe token of your gateway was turned down. Please do this once:\n\n1. Open **Gateways** and choose the one that is marked.\n2. Press **Replace token** and paste the new one.\n3. Send your bot a message; it answers within a minute.\n\nWrite back here if it stays silent: your ticket is {{ticket_number}}.",
  },
  {
    name: "Which plugin and version?",
    shortcut: "plugin",
    category: "plugins",
    body: "Hi {{customer_name}},\n\nso that I can see what happened, please tell me\n\n- the plugin and its version (**Plugins › Installed**),\n- the time of a run that failed,\n- whether it ever worked before.",
  },
  {
    name: "Refund is on its way",
    shortcut: "refund",
    category: "billing",
    body: "Hi {{customer_name}},\n\nI have returned the amount of order {{order_number}}. Banks show it after three to five working days.",
  },
  {
    name: "Solved: what we did",
    shortcut: "done",
    body: "Hi {{customer_name}},\n\nthis is solved now. {{resolution_details}}\n\nIf it comes back, answer here and {{ticket_number}} opens again by itself.",
  },
];
