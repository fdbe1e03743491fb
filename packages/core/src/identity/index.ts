export { changeLocale } from "./change-locale.ts";
export { changePassword } from "./change-password.ts";
export {
  disconnect,
  type Entry,
  endSessions,
  findPersonByEmail,
  includePerson,
  type Person,
  type Session,
  userIdByEmail,
} from "./internal.ts";
export { isOwnHost } from "./is-own-host.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { getAccount, getMe, listDemoAccounts } from "./queries.ts";
export { requestLink } from "./request-link.ts";
export { resetPassword } from "./reset-password.ts";
export { type ResolvedActor, resolveActor } from "./resolve-actor.ts";
export { resolveVisitor } from "./resolve-visitor.ts";
export { peerKey, seesBranch, visibleBranches } from "./rules.ts";
export { sendLink } from "./send-link.ts";
export { signInWithLink } from "./sign-in-with-link.ts";
export { findOauthSession, type OauthIdentity, signInWithOauth } from "./sign-in-with-oauth.ts";
export { signInWithPassword } from "./sign-in-with-password.ts";
export { hashOfGiven, hashToken, makeToken } from "./tokens.ts";
