import {
  contactPairInput,
  mergeContactsInput,
  openForCustomerInput,
} from "@handrail/contracts/inputs/contacts";
import { contactIdInput, findPeopleInput } from "@handrail/contracts/inputs/members";
import {
  compareContacts,
  findContacts,
  getContact,
  mergeContacts,
  unmergeContact,
} from "@handrail/core/contacts/index";
import { endGuestSessions, listGuestSessions } from "@handrail/core/portal/index";
import { openForCustomer } from "@handrail/core/tickets/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("users:read");

export const contactsRouter = router({
  find: read.input(findPeopleInput).query(({ ctx, input }) => findContacts(ctx.service, input)),
  openTicket: permitted("tickets:write")
    .input(openForCustomerInput)
    .mutation(({ ctx, input }) => openForCustomer(ctx.service, input)),
  guestSessions: read.input(contactIdInput).query(({ ctx, input }) => listGuestSessions(ctx.service, input)),
  endGuestSessions: permitted("users:write")
    .input(contactIdInput)
    .mutation(({ ctx, input }) => endGuestSessions(ctx.service, input)),
  compare: read.input(contactPairInput).query(({ ctx, input }) => compareContacts(ctx.service, input)),
  merge: permitted("users:write")
    .input(mergeContactsInput)
    .mutation(({ ctx, input }) => mergeContacts(ctx.service, input)),
  unmerge: permitted("users:write")
    .input(contactIdInput)
    .mutation(({ ctx, input }) => unmergeContact(ctx.service, input)),
  get: read.input(contactIdInput).query(({ ctx, input }) => getContact(ctx.service, input)),
});
