"use client";

import { useRef } from "react";

/**
 * Gives focus back, when a layer closes, to where it was when it opened. Radix does so only for a layer with a trigger;
 * ours are often opened by a key or a menu item.
 */
export function useReturnFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      const focused = document.activeElement;
      before.current = focused instanceof HTMLElement && focused !== document.body ? focused : null;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!before.current?.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
