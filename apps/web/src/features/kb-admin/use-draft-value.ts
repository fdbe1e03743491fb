"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { useRef, useSyncExternalStore } from "react";
import type { DraftSnapshot, DraftStore } from "./draft-store.ts";

/** One value of what is written; its component renders again only when that changes. */
export function useDraftValue<Value>(store: DraftStore, select: (snapshot: DraftSnapshot) => Value): Value {
  const read = () => select(store.snapshot());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Some of the fields, the same object until one of them changes. */
export function useDraftFields<Name extends keyof ArticleFields>(
  store: DraftStore,
  names: readonly Name[],
): Pick<ArticleFields, Name> {
  const last = useRef<ArticleFields | null>(null);
  return useDraftValue(store, ({ fields }) => {
    const before = last.current;
    if (before && names.every((name) => before[name] === fields[name])) return before;
    last.current = fields;
    return fields;
  });
}
