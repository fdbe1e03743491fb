"use client";
import type { ExportKind } from "@handrail/contracts/inputs/exports";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";

export type DataFile = RouterOutputs["exports"]["list"][number];
export const isUnfinished = ({ status }: DataFile) => status === "waiting" || status === "running";

/** Files of a kind that were written, or are being written, for the person. */
export function useDataFiles(kind: ExportKind) {
  return trpc.exports.list.useQuery(
    { kind },
    { refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? 1_500 : false) },
  );
}
