"use client";
import type { MouseEvent, ReactNode } from "react";

/** Links of a preview open in a tab of their own: whoever writes stays where they write. */
function openElsewhere(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  event.preventDefault();
  window.open(link.href, "_blank", "noopener");
}

export function LinksElsewhere({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: links answer to the keyboard with a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed
    <div data-links-elsewhere className={className} onClick={openElsewhere}>
      {children}
    </div>
  );
}
