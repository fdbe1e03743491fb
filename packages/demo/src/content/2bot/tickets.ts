import type { DemoTicket } from "../types.ts";
import { accountTickets } from "./tickets/account.ts";
import { billingTickets } from "./tickets/billing.ts";
import { gatewayTickets } from "./tickets/gateways.ts";
import { pluginTickets } from "./tickets/plugins.ts";
import { troubleshootingTickets } from "./tickets/troubleshooting.ts";

export const tickets: DemoTicket[] = [
  ...gatewayTickets,
  ...troubleshootingTickets,
  ...pluginTickets,
  ...billingTickets,
  ...accountTickets,
];
