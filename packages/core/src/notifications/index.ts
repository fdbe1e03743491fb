export { markRead } from "./mark-read.ts";
export { markdownToHtml } from "./markdown-html.ts";
export { notify } from "./notify.ts";
export { notifyCustomer } from "./notify-customer.ts";
export { notifyResolved } from "./notify-resolved.ts";
export { notifyStaff, peopleOn } from "./notify-staff.ts";
export { makePortalLink } from "./portal-link.ts";
export { countUnread, listNotifications } from "./queries.ts";
