"use client";
import { useRouter } from "next/navigation";
import { useCallback } from "react";

/** Told where somebody goes; true holds them back. */
type Guard = (href: string) => boolean;
const guards = new Set<Guard>();

/** Asks `guard` whenever somebody leaves the page by a command; resolves to what ends that. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}

/** Goes to a page by a command: a key, the palette, a menu. What is not saved there may hold it back. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      if (![...guards].some((guard) => guard(href))) router.push(href);
    },
    [router],
  );
}
