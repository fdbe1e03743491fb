/** Where a ticket is on the dashboard. */
export const ticketHref = (ticketId: string) => `/support-dashboard/tickets/${ticketId}`;
