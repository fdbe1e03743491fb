export { countDeflection, listDeflections } from "./deflection.ts";
export { endPortalAccess, openPortalAccess, resolveGuest } from "./open-access.ts";
export { getPortalForm, requirePortal } from "./portal-form.ts";
export { requestPortalAccess } from "./request-access.ts";
export { sendPortalAccess } from "./send-access.ts";
export { submitPortalTicket } from "./submit-ticket.ts";
