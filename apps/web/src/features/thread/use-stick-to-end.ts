"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const nearPx = 80;
const useBrowserLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** Keeps a box with one growing child at its end while the reader is there, and counts what came while not. */
export function useStickToEnd(count: number, onReachEnd?: () => void) {
  const scroller = useRef<HTMLElement>(null);
  const stuck = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const [leftAt, setLeftAt] = useState(count);
  const reached = useRef(onReachEnd);
  useEffect(() => {
    reached.current = onReachEnd;
  });

  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, []);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const onScroll = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      stuck.current = near;
      setAtEnd(near);
      if (near) reached.current?.();
    };
    const onResize = new ResizeObserver(() => {
      if (stuck.current) toEnd();
    });
    box.addEventListener("scroll", onScroll, { passive: true });
    onResize.observe(box);
    if (box.firstElementChild) onResize.observe(box.firstElementChild);
    return () => {
      box.removeEventListener("scroll", onScroll);
      onResize.disconnect();
    };
  }, [toEnd]);

  useBrowserLayoutEffect(() => {
    if (!stuck.current) return;
    setLeftAt(count);
    toEnd();
  }, [count, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was added while at the end has been reached
  useEffect(() => {
    if (stuck.current) onReachEnd?.();
  }, [count, onReachEnd]);

  return { scroller, isAtEnd, toEnd, unread: isAtEnd ? 0 : Math.max(0, count - leftAt) };
}
