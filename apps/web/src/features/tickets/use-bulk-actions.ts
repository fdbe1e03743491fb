"use client";
import type { BulkChange } from "@handrail/contracts/inputs/queue";
import { useRef } from "react";
import { focusRow } from "./row-focus.ts";
import { useBulk } from "./use-bulk.ts";
import type { Selection } from "./use-selection.ts";

/** Changes what is ticked; afterwards nothing is, and the keyboard is back on its row. */
export function useBulkActions(selection: Selection) {
  const bulk = useBulk();
  const latest = useRef(selection);
  latest.current = selection;
  const apply = (change: BulkChange, row: string | null) => {
    // What a key has just ticked is part of the selection only after the next render.
    requestAnimationFrame(async () => {
      const { targets } = latest.current;
      const back = row ?? targets[0]?.id ?? null;
      await bulk.run(targets, change);
      latest.current.clear();
      if (back && document.activeElement === document.body) requestAnimationFrame(() => focusRow(back));
    });
  };
  return { bulk, apply };
}
