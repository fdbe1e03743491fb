import type { EventKind } from "@handrail/contracts";
import type { TxContext } from "./context.ts";
import type { Ports } from "./ports.ts";

/** Long enough for a few corrections to be learned together. */
const gatherSeconds = 20;

/** What the organisation's classifier learns from; the rest it finds by itself once a day. */
const lessons: ReadonlySet<EventKind> = new Set<EventKind>([
  "ticket.category_changed",
  "ticket.triage_corrected",
  "article.published",
  "article.unpublished",
  "article.deleted",
  "template.saved",
  "template.removed",
  "setting.saved",
  "setting.removed",
]);

/** Whether what happened changes what there is to learn from. */
export const isLesson = (kind: EventKind) => lessons.has(kind);

type RequestContext = Pick<TxContext, "tx"> & { org: { id: string }; ports: Pick<Ports, "jobs"> };

/** Has the classifier learn anew soon after the transaction is there; one request waits for each organisation at most. */
export async function requestRetraining(
  { tx, org, ports }: RequestContext,
  startAfterSeconds = gatherSeconds,
): Promise<void> {
  const options = { startAfterSeconds, singletonKey: org.id };
  await ports.jobs.enqueue({ tx }, "triage.engine_retraining", { orgId: org.id }, options);
}
