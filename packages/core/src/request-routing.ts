import type { TxContext } from "./context.ts";

/** Has waiting chats offered once this transaction is there: somebody waits now, or somebody has room again. */
export async function requestRouting({
  tx,
  org,
  ports,
}: Pick<TxContext, "tx" | "org" | "ports">): Promise<void> {
  await ports.jobs.enqueue({ tx }, "chat.route", { orgId: org.id });
}

/** Has open chats looked at once this transaction is there: their agents may no longer see them. */
export async function lookAfterChats({
  tx,
  org,
  ports,
}: Pick<TxContext, "tx" | "org" | "ports">): Promise<void> {
  await ports.jobs.enqueue({ tx }, "chat.watch", { orgId: org.id }, { singletonKey: org.id });
}
