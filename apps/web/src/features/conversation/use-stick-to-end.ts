"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

const nearPx = 120;

/** Keeps a scrolling box at its end while the reader is there; whoever scrolled up is left in peace. */
export function useStickToEnd(box: RefObject<HTMLElement | null>, content: unknown): void {
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let height = element.clientHeight;
    const onScroll = () => {
      if (element.clientHeight !== height) return;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    };
    const follow = new ResizeObserver(() => {
      height = element.clientHeight;
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", onScroll, { passive: true });
    follow.observe(element);
    for (const child of element.children) follow.observe(child);
    return () => {
      element.removeEventListener("scroll", onScroll);
      follow.disconnect();
    };
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` is what makes it scroll
  useLayoutEffect(() => {
    const element = box.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [box, content]);
}
