export { changeLogo } from "./change-logo.ts";
export { changeOrganization } from "./change-organization.ts";
export { createOrganization } from "./create-organization.ts";
export {
  findOrganizationForVisitor,
  getOrganization,
  listBranches,
  listOrganizations,
  logoUrl,
  organizationById,
} from "./queries.ts";
export { recordInvitation } from "./record-invitation.ts";
export { invitationLifetimeMs, isTimeZone, largestLogo, logoTypes } from "./rules.ts";
export { orgSnapshotSchema } from "./snapshot.ts";
