import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { eachOrganization } from "../../each-organization.ts";
import { emit } from "../../emit.ts";
import type { Ports } from "../../ports.ts";
import { requestRetraining } from "../../request-retraining.ts";
import { encodeModel } from "./codec.ts";
import { readMaterial } from "./material.ts";
import { type Example, headNames, learn, type Model } from "./train.ts";

/** Raised when the same material would be learned differently. */
const method = "softmax-1";
const keptVersions = 3;
/** Of a worker's time, one organisation's learning takes at most one part in this many. */
const restFactor = 40;
/** At most this long without a pause in which other jobs go on. */
const sliceMs = 15;

const reportSchema = z.array(
  z.object({
    name: z.enum(headNames),
    classes: z.number(),
    learnedFrom: z.number(),
    accuracy: z.number(),
    calibrationError: z.number(),
    threshold: z.number(),
  }),
);
type Report = z.output<typeof reportSchema>;

export type Retraining =
  | { kind: "learned"; version: number; report: Report; before: Report | null }
  | { kind: "unchanged" | "not_enough" | "put_off" };

const fingerprintOf = (examples: readonly Example[]) =>
  createHash("sha256")
    .update(JSON.stringify([method, examples]))
    .digest("hex");

async function learnInPauses(ctx: ServiceContext, examples: readonly Example[], signal?: AbortSignal) {
  const steps = learn(examples, ctx.org.locale);
  let since = performance.now();
  signal?.throwIfAborted();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < sliceMs) continue;
    signal?.throwIfAborted();
    await setImmediate();
    since = performance.now();
  }
}

function reportOf({ heads }: Model): Report {
  return headNames.flatMap((name) => {
    const head = heads[name];
    if (!head) return [];
    const { labels, learnedFrom, accuracy, calibrationError, threshold } = head;
    return [{ name, classes: labels.length, learnedFrom, accuracy, calibrationError, threshold }];
  });
}

function readState(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const newest = await ctx.tx.triageModel.findFirst({
      where: { orgId: ctx.org.id },
      orderBy: { version: "desc" },
      select: { version: true, fingerprint: true, report: true, learnMs: true, createdAt: true },
    });
    return { newest, examples: await readMaterial(ctx) };
  });
}

/**
 * Job `triage.engine_retraining`: learns the organisation's classifier anew from what it has now, writes it as the
 * next version and says in the history how well it does on tickets that were held back, before and after. The same
 * material is not learned twice; an organisation that has not enough any more keeps no model. What is asked too soon
 * after a long learning is put off.
 */
export async function retrainEngine(ctx: ServiceContext, signal?: AbortSignal): Promise<Retraining> {
  const { newest, examples } = await readState(ctx);
  const fingerprint = fingerprintOf(examples);
  if (newest?.fingerprint === fingerprint) return { kind: "unchanged" };
  const restMs = newest ? newest.createdAt.getTime() + newest.learnMs * restFactor - ctx.now().getTime() : 0;
  if (restMs > 0) {
    await withTransaction(ctx, (ctx) => requestRetraining(ctx, Math.ceil(restMs / 1_000)));
    return { kind: "put_off" };
  }
  const startedAt = performance.now();
  const model = await learnInPauses(ctx, examples, signal);
  const orgId = ctx.org.id;
  if (!model) {
    await withTransaction(ctx, ({ tx }) => tx.triageModel.deleteMany({ where: { orgId } }));
    return { kind: "not_enough" };
  }
  const content = await encodeModel(model);
  const report = reportOf(model);
  const learnMs = Math.round(performance.now() - startedAt);
  const version = (newest?.version ?? 0) + 1;
  const before = newest ? reportSchema.parse(newest.report) : null;
  return withTransaction(ctx, async (ctx) => {
    await ctx.tx.triageModel.create({
      data: { orgId, version, fingerprint, report, content, learnMs, createdAt: ctx.now() },
      select: { version: true },
    });
    await ctx.tx.triageModel.deleteMany({ where: { orgId, version: { lte: version - keptVersions } } });
    await emit(ctx, { kind: "engine.retrained", data: { version, report: { from: before, to: report } } });
    return { kind: "learned", version, report, before };
  });
}

/** Has every organisation's classifier look whether there is something new to learn. */
export function scheduleRetraining({ db, jobs }: Pick<Ports, "db" | "jobs">): Promise<void> {
  return eachOrganization({ db }, (tx, org) => requestRetraining({ tx, org, ports: { jobs } }));
}
