"use client";
import type { ErrorReason } from "@handrail/contracts";
import { type BulkChange, bulkChunk } from "@handrail/contracts/inputs/queue";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc, trpcClient } from "../../trpc/client.tsx";
import { inverseOf, type Planned, planChange } from "./bulk-changes.ts";
import type { Target } from "./use-selection.ts";

export type Left = { target: Target; reason: ErrorReason };
type Report = { changed: number; left: Left[] };
type Running = { done: number; total: number };

const chunks = (planned: readonly Planned[]) =>
  Array.from({ length: Math.ceil(planned.length / bulkChunk) }, (_, index) =>
    planned.slice(index * bulkChunk, (index + 1) * bulkChunk),
  );

/** Changes many tickets some at a time, tells how far it is and what was left, and can take it back. */
export function useBulk() {
  const t = useTranslations("queue.bulk");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [running, setRunning] = useState<Running | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const isStopped = useRef(false);

  /** Sends the changes; what was changed comes back with what undoes it. */
  async function send(planned: readonly Planned[]) {
    const undo: Planned[] = [];
    const left: Left[] = [];
    let changed = 0;
    isStopped.current = false;
    setRunning({ done: 0, total: planned.length });
    try {
      for (const chunk of chunks(planned)) {
        if (isStopped.current) break;
        const outcomes = await trpcClient.queue.bulk.mutate({
          changes: chunk.map(({ target, change }) => ({
            ticketId: target.id,
            version: target.version,
            change,
          })),
        });
        for (const [index, outcome] of outcomes.entries()) {
          const sent = chunk[index];
          if (!sent) continue;
          if (!outcome.ok) {
            left.push({ target: sent.target, reason: outcome.reason });
            continue;
          }
          changed += 1;
          const inverse = inverseOf(sent.target, sent.change);
          if (inverse) undo.push({ target: { ...sent.target, version: outcome.version }, change: inverse });
        }
        setRunning((before) => before && { ...before, done: before.done + chunk.length });
      }
    } catch (error) {
      toast.error(t("failed"), { description: errorText(error) });
    } finally {
      setRunning(null);
      void utils.queue.invalidate();
      void utils.tickets.invalidate();
    }
    return { undo, left, changed };
  }

  async function takeBack(undo: readonly Planned[]) {
    const { changed, left } = await send(undo);
    if (changed > 0) toast.success(t("undone", { count: changed }));
    if (left.length > 0) setReport({ changed, left });
  }

  /** Changes what is not so already. Resolves to what could not be changed. */
  async function run(targets: readonly Target[], change: BulkChange): Promise<Left[]> {
    const planned = planChange(targets, change);
    if (planned.length === 0) {
      toast.success(t("done", { count: targets.length }));
      return [];
    }
    const { undo, left, changed } = await send(planned);
    if (changed > 0) {
      const words = isStopped.current ? t("stopped", { count: changed }) : t("done", { count: changed });
      const canUndo = undo.length === changed;
      toast.success(
        words,
        canUndo ? { action: { label: t("undo"), onClick: () => void takeBack(undo) } } : {},
      );
    }
    if (left.length > 0) setReport({ changed, left });
    return left;
  }

  return {
    run,
    running,
    report,
    closeReport: () => setReport(null),
    stop: () => {
      isStopped.current = true;
    },
  };
}

export type Bulk = ReturnType<typeof useBulk>;
