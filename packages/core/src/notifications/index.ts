export { markdownToHtml } from "./markdown-html.ts";
export { notifyCustomer } from "./notify-customer.ts";
