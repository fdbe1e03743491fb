import {
  acceptInvitationInput,
  agentStatusInput,
  changeMemberInput,
  invitationIdInput,
  inviteMemberInput,
  joinInvitationInput,
  listMembersInput,
  membershipIdInput,
} from "@handrail/contracts/inputs/members";
import {
  acceptInvitation,
  changeMember,
  getInvitation,
  inviteMember,
  joinInvitation,
  listAgents,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
  setOwnStatus,
} from "@handrail/core/members/index";
import { entryOf } from "../entry.ts";
import { memberProcedure, permitted, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const membersRouter = router({
  list: permitted("members:write")
    .input(listMembersInput)
    .query(({ ctx, input }) => listMembers(ctx.service, input)),
  invitations: permitted("members:write").query(({ ctx }) => listInvitations(ctx.service)),
  invite: permitted("members:write")
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) => inviteMember(ctx.service, input)),
  revokeInvitation: permitted("members:write")
    .input(invitationIdInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.service, input)),
  change: permitted("members:write")
    .input(changeMemberInput)
    .mutation(({ ctx, input }) => changeMember(ctx.service, input)),
  remove: permitted("members:write")
    .input(membershipIdInput)
    .mutation(({ ctx, input }) => removeMember(ctx.service, input)),
  agents: permitted("tickets:read").query(({ ctx }) => listAgents(ctx.service)),
  setOwnStatus: permitted("tickets:read")
    .input(agentStatusInput)
    .mutation(({ ctx, input }) => setOwnStatus(ctx.service, input)),
  invitation: publicProcedure
    .input(joinInvitationInput)
    .query(({ ctx, input }) => getInvitation(entryOf(ctx), input)),
  acceptInvitation: publicProcedure
    .input(acceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(entryOf(ctx), input)),
  joinInvitation: memberProcedure
    .input(joinInvitationInput)
    .mutation(({ ctx, input }) => joinInvitation(ctx.service, entryOf(ctx), input)),
});
