/** Where tickets are begun by staff. */
export const newTicketPaths = {
  customer: "/support-dashboard/users/new-ticket",
  internal: "/support-dashboard/tickets/new",
} as const;
