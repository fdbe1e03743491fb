"use client";
import { useSearchParams } from "next/navigation";

/** The part of an article that a link asks to be opened: its revisions, or none. */
export function usePanelOfAddress(): "revisions" | null {
  return useSearchParams().get("panel") === "revisions" ? "revisions" : null;
}
