import type { ServiceContext } from "../context.ts";

/**
 * Under what a reader is counted: who has signed in under the own contact, in every browser; others under the key of
 * their browser.
 */
export const readerKey = ({ actor }: Pick<ServiceContext, "actor">, visitorKey: string): string =>
  actor.kind === "member" ? actor.contactId : visitorKey;
