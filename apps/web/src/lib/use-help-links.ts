"use client";
import { type RefObject, useEffect, useRef } from "react";

const articlePath = /^\/help\/([a-z0-9-]+)$/;

/** Inside `box`, links to articles of this help centre open where `open` says, instead of leaving the page. */
export function useHelpLinks(
  box: RefObject<HTMLElement | null>,
  open: ((slug: string) => void) | undefined,
): void {
  const current = useRef(open);
  useEffect(() => {
    current.current = open;
  });
  useEffect(() => {
    const element = box.current;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const isPlain =
        event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!(link instanceof HTMLAnchorElement) || link.target || !isPlain || !current.current) return;
      const slug = link.origin === window.location.origin ? articlePath.exec(link.pathname)?.[1] : undefined;
      if (!slug) return;
      event.preventDefault();
      current.current(slug);
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, [box]);
}
