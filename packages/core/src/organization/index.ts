export { changeAiSettings, getAiSettings } from "./ai-settings.ts";
export { changeLogo } from "./change-logo.ts";
export { changeOrganization } from "./change-organization.ts";
export { createOrganization } from "./create-organization.ts";
export { changeDeepLinks, getDeepLinks } from "./deep-links.ts";
export {
  findOrganizationForVisitor,
  getOrganization,
  listBranches,
  listOrganizations,
  openLogo,
  organizationById,
  organizationBySlug,
} from "./queries.ts";
export { recordInvitation } from "./record-invitation.ts";
export { invitationLifetimeMs, isLowRisk, isTimeZone, largestLogo } from "./rules.ts";
export { orgSnapshotSchema } from "./snapshot.ts";
