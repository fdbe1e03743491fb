import type { DemoTemplate } from "../types.ts";

export const templates: DemoTemplate[] = [
  {
    name: "Received, first answer today",
    shortcut: "received",
    body: "Hello {{customer_name}},\n\nthank you, your request {{ticket_number}} is with our team. You will have a first answer today.\n\n{{agent_name}}",
  },
  {
    name: "How a return is calculated",
    shortcut: "roi",
    category: "roi",
    body: "Hello {{customer_name}},\n\nthe return that you see already counts vacancy, management and repairs. Open **Assumptions** below the figure to see each of them, and change one to see what it does.\n\nDoes that explain the difference to your own sheet?",
  },
  {
    name: "Property data is refreshed",
    shortcut: "fresh",
    category: "market-data",
    body: "Hello {{customer_name}},\n\nI have refreshed the market data of {{product_name}}. Please reload the page; the date above the chart should be today's.",
  },
  {
    name: "Invoice corrected",
    shortcut: "invoice",
    category: "billing",
    body: "Hello {{customer_name}},\n\nthe invoice for order {{order_number}} has been corrected and sent again to your billing address. The old one is void.",
  },
  {
    name: "Solved: what we did",
    shortcut: "done",
    body: "Hello {{customer_name}},\n\nwe have solved {{ticket_number}}: {{resolution_details}}\n\nPlease answer here if anything is left open.",
  },
];
