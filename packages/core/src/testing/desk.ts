import type { ServiceContext } from "../context.ts";
import { newId } from "../ids.ts";
import { listNotifications } from "../notifications/index.ts";
import { openTicket } from "../tickets/index.ts";

/** A ticket as the modal opens one; `given` is what a test cares about. */
export async function openTestTicket(
  ctx: ServiceContext,
  given: Partial<Parameters<typeof openTicket>[1]> = {},
) {
  return openTicket(ctx, {
    idempotencyKey: newId(),
    subject: "My bot does not answer",
    description: "Since this morning it is silent.",
    type: "bug",
    severity: "medium",
    ...given,
  });
}

/** What came of a promise: its value, or the code and reason of the domain error that it threw. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "ok";
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** What somebody was told of and has not read, the newest first. */
export async function unreadKinds(ctx: ServiceContext) {
  const { notifications } = await listNotifications(ctx, { limit: 20, unreadOnly: true });
  return notifications.map(({ kind }) => kind);
}
