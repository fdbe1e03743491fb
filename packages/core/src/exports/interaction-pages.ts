import type { ExportQueryOf } from "@handrail/contracts/inputs/exports";
import { redactPersonal } from "@handrail/contracts/redact";
import { type ServiceContext, withTransaction } from "../context.ts";
import { byteOrderMark, toCsv, toJsonLines } from "../file-lines.ts";
import type { Page } from "./run-export.ts";

const pageSize = 200;
const columns = [
  "time",
  "kind",
  "model",
  "ticket",
  "conversation_id",
  "input_tokens",
  "output_tokens",
  "cost",
  "currency",
  "latency_ms",
  "confidence",
  "error",
  "helpful",
  "prompt",
  "response",
  "id",
] as const;
type Line = Record<(typeof columns)[number], string | number | boolean | null>;

function readPage(ctx: ServiceContext, since: Date, before: { createdAt: Date; id: string } | null) {
  return withTransaction(ctx, ({ tx, org }) =>
    tx.aiInteraction.findMany({
      where: {
        orgId: org.id,
        createdAt: { gte: since, ...(before ? { lte: before.createdAt } : {}) },
        ...(before ? { OR: [{ createdAt: { lt: before.createdAt } }, { id: { lt: before.id } }] } : {}),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: pageSize,
      select: {
        id: true,
        kind: true,
        model: true,
        prompt: true,
        response: true,
        inputTokens: true,
        outputTokens: true,
        costMicros: true,
        currency: true,
        latencyMs: true,
        confidence: true,
        error: true,
        feedback: true,
        conversationId: true,
        createdAt: true,
        ticket: { select: { number: true } },
      },
    }),
  );
}

const toLine = (row: Awaited<ReturnType<typeof readPage>>[number]): Line => ({
  time: row.createdAt.toISOString(),
  kind: row.kind,
  model: row.model,
  ticket: row.ticket?.number ?? null,
  conversation_id: row.conversationId,
  input_tokens: row.inputTokens,
  output_tokens: row.outputTokens,
  cost: row.costMicros === null ? null : row.costMicros / 1_000_000,
  currency: row.currency,
  latency_ms: row.latencyMs,
  confidence: row.confidence,
  error: row.error,
  helpful: row.feedback,
  prompt: redactPersonal(row.prompt),
  response: redactPersonal(row.response),
  id: row.id,
});

/** What models were asked and answered, the newest first: without addresses, numbers and secrets of customers (I8). */
export async function* interactionPages(
  ctx: ServiceContext,
  { format, days }: ExportQueryOf<"ai_interactions">,
): AsyncGenerator<Page> {
  if (format === "csv") yield { bytes: Buffer.concat([byteOrderMark, toCsv([[...columns]])]), rows: 0 };
  const since = new Date(ctx.now().getTime() - days * 86_400_000);
  let before: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readPage>> = await readPage(ctx, since, before);
    const lines = rows.map(toLine);
    const cells = () => lines.map((line) => columns.map((column) => String(line[column] ?? "")));
    if (rows.length > 0)
      yield { bytes: format === "csv" ? toCsv(cells()) : toJsonLines(lines), rows: rows.length };
    before = rows.at(-1) ?? null;
    if (rows.length < pageSize) return;
  }
}
