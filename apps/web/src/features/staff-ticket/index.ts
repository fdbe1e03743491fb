export { ChoiceField } from "./choice-field.tsx";
export { StaffTicketForm } from "./staff-ticket-form.tsx";
