"use client";
import { type RefObject, useEffect, useRef } from "react";

const nearPx = 320;

/** Brings the end of a conversation into view when it is first shown, and again as it grows while the reader is near. */
export function usePageEnd(end: RefObject<HTMLElement | null>, isReady: boolean, length: number): void {
  const seen = useRef<number | null>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || !isReady || seen.current === length) return;
    const isFirst = seen.current === null;
    seen.current = length;
    const isNear = element.getBoundingClientRect().top < window.innerHeight + nearPx;
    const fits = document.documentElement.scrollHeight <= window.innerHeight * 1.25;
    if (isFirst ? !fits : isNear) element.scrollIntoView({ block: "end" });
  }, [end, isReady, length]);
}
