"use client";

import { useEffect, useState } from "react";

const shownMs = 1800;

/** Makes the copy buttons of `articleHtml` work, wherever they are on the page. */
export function CopyButtons({ copiedLabel }: { copiedLabel: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const onClick = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
      const code = button?.parentElement?.querySelector("pre")?.textContent;
      if (!button || !code) return;
      try {
        await navigator.clipboard.writeText(code);
      } catch {
        return;
      }
      button.setAttribute("data-copied", "");
      setSaid(copiedLabel);
      setTimeout(() => {
        button.removeAttribute("data-copied");
        setSaid("");
      }, shownMs);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [copiedLabel]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}
