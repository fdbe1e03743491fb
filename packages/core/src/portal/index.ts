export { countDeflection, countSuggestion, listDeflections } from "./deflection.ts";
export { expirePortal, schedulePortalExpiry } from "./expire-portal.ts";
export { endAccess, endGuestSessions, listGuestSessions } from "./guest-sessions.ts";
export { endPortalAccess, openPortalAccess, resolveGuest } from "./open-access.ts";
export { getPortalForm, mayVisitorsChat, requirePortal, requireVisitorChat } from "./portal-form.ts";
export { requestPortalAccess } from "./request-access.ts";
export { guestPersonId } from "./rules.ts";
export { sendPortalAccess } from "./send-access.ts";
export { submitPortalTicket } from "./submit-ticket.ts";
export {
  claimVisitorChats,
  endVisitorSession,
  introduceVisitor,
  openVisitorSession,
} from "./visitor-session.ts";
