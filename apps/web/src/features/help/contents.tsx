"use client";
import { cn } from "@handrail/ui/cn";
import type { Heading } from "@handrail/ui/markdown-headings";
import { useEffect, useState } from "react";

/** The headings of an article, the one being read marked. */
export function Contents({ label, headings }: { label: string; headings: readonly Heading[] }) {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const found = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const onScroll = () => {
      const above = found.filter((element) => element.getBoundingClientRect().top < 120).at(-1);
      setCurrent(above?.id ?? found[0]?.id ?? null);
    };
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [headings]);
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <nav aria-label={label} className="sticky top-8 max-h-[calc(100dvh-8rem)] overflow-y-auto text-sm">
      <p className="mb-2 font-semibold">{label}</p>
      <ol className="flex flex-col border-s border-line">
        {headings.map(({ id, text, level }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? "location" : undefined}
              className={cn(
                "-ms-px block border-s-2 py-1 pe-2 no-underline",
                level > top ? "ps-6" : "ps-3",
                id === current
                  ? "border-accent-text font-medium text-fg"
                  : "border-transparent text-fg-muted hover:text-fg",
              )}
            >
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
