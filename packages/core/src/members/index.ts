export { acceptInvitation, joinInvitation } from "./accept-invitation.ts";
export { changeMember } from "./change-member.ts";
export { inviteMember } from "./invite-member.ts";
export { getInvitation } from "./open-invitation.ts";
export { listAgents, listInvitations, listMembers } from "./queries.ts";
export { removeMember } from "./remove-member.ts";
export { revokeInvitation } from "./revoke-invitation.ts";
export { sendInvitation } from "./send-invitation.ts";
export { setOwnStatus } from "./set-own-status.ts";
