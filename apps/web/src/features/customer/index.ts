export { type OwnTicket, TicketView } from "./ticket-view.tsx";
