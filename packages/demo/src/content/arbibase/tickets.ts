import type { DemoTicket } from "../types.ts";
import { billingTickets } from "./tickets/billing.ts";
import { customerTickets } from "./tickets/customer.ts";
import { portfolioTickets } from "./tickets/portfolio.ts";
import { publicTickets } from "./tickets/public-desk.ts";
import { roiTickets } from "./tickets/roi.ts";
import { technicalTickets } from "./tickets/technical.ts";

export const tickets: DemoTicket[] = [
  ...billingTickets,
  ...customerTickets,
  ...roiTickets,
  ...portfolioTickets,
  ...technicalTickets,
  ...publicTickets,
];
