/** What a ticket may say; loaded when one is sent, for the rules weigh as much as the rest of the form. */
export { portalTicketInput } from "@handrail/contracts/inputs/portal";
export { openTicketInput } from "@handrail/contracts/inputs/tickets";
