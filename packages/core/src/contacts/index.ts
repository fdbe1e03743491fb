export { findContacts, getContact } from "./queries.ts";
