"use client";
import { useCallback, useEffect, useRef } from "react";

/** `act`, called at most once in `ms` however often it is asked for: a moment after it was asked for first. */
export function useAtMost(ms: number, act: () => void): () => void {
  const current = useRef(act);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    current.current = act;
  });
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      current.current();
    }, ms);
  }, [ms]);
}
