"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";

type CodeBlockProps = { copyLabel: string; copiedLabel: string; children: ReactNode };

/** Preformatted code with a button that copies its text. */
export function CodeBlock({ copyLabel, copiedLabel, children }: CodeBlockProps) {
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(pre.current?.textContent ?? "");
      setCopied(true);
      setTimeout(() => setCopied(false), 1800);
    } catch {
      setCopied(false);
    }
  };
  return (
    <div className="group/code relative">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre ref={pre} tabIndex={0}>
        {children}
      </pre>
      <button
        type="button"
        onClick={copy}
        aria-label={copied ? copiedLabel : copyLabel}
        title={copied ? copiedLabel : copyLabel}
        className="absolute end-2 top-2 grid size-7 place-items-center rounded-[0.375rem] border border-line bg-surface-raised text-fg-muted opacity-0 transition-opacity group-focus-within/code:opacity-100 group-hover/code:opacity-100 hover:text-fg pointer-coarse:opacity-100"
      >
        {copied ? <Check aria-hidden className="size-3.5" /> : <Copy aria-hidden className="size-3.5" />}
      </button>
      <span role="status" className="sr-only">
        {copied ? copiedLabel : ""}
      </span>
    </div>
  );
}
