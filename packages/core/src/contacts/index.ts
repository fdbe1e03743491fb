export { compareContacts } from "./compare-contacts.ts";
export { mergeContacts } from "./merge-contacts.ts";
export { findContacts, getContact } from "./queries.ts";
export { unmergeContact } from "./unmerge-contact.ts";
