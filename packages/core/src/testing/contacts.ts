import { mergeContacts, unmergeContact } from "../contacts/index.ts";
import { withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { openForCustomer } from "../tickets/index.ts";
import type { TestOrg } from "./test-org.ts";

type Given = {
  name?: string;
  email?: string | null;
  isVerified?: boolean;
  phone?: string;
  branchId?: string;
};

/** Somebody the staff wrote down. */
export const addContact = (org: TestOrg, given: Given = {}) =>
  withTransaction(org.as(org.admin), async ({ tx }) => {
    const id = newId();
    const row = { name: "Somebody", email: `${id}@example.test`, isVerified: false, ...given };
    await tx.contact.create({ data: { orgId: org.org.id, id, ...row } });
    return { contactId: id, ...row };
  });

/** A ticket that the staff opened for a contact. */
export const openFor = (org: TestOrg, contactId: string, subject = "By phone") =>
  openForCustomer(org.as(org.admin), {
    idempotencyKey: newId(),
    contactId,
    subject,
    description: "The order did not come.",
    type: "question",
    severity: "medium",
    source: "call",
    custom: {},
    attachmentIds: [],
  });

export const merge = (org: TestOrg, contactId: string, targetId: string) =>
  mergeContacts(org.as(org.admin), { contactId, targetId });
export const unmerge = (org: TestOrg, contactId: string) => unmergeContact(org.as(org.admin), { contactId });
