"use client";
import { cn } from "@handrail/ui/cn";
import type { Heading } from "@handrail/ui/markdown-headings";
import { useEffect, useState } from "react";

type Props = { label: string; headings: readonly Heading[] };

const readingLine = 120;

/** The headings of an article beside it, the one being read marked. */
export function Contents({ label, headings }: Props) {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const found = headings.flatMap(({ id }) => document.getElementById(id) ?? []);
    const onScroll = () => {
      const above = found.filter((element) => element.getBoundingClientRect().top < readingLine).at(-1);
      setCurrent(above?.id ?? found[0]?.id ?? null);
    };
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, [headings]);
  return (
    <nav aria-label={label} className="sticky top-8 max-h-[calc(100dvh-8rem)] overflow-y-auto text-sm">
      <p className="mb-2 font-semibold">{label}</p>
      <HeadingList headings={headings} current={current} />
    </nav>
  );
}

/** The same above the article where there is no room beside it. */
export function FoldedContents({ label, headings }: Props) {
  return (
    <details className="group mt-5 rounded-card border border-line bg-surface text-sm lg:hidden">
      <summary className="cursor-pointer px-4 py-2.5 font-semibold">{label}</summary>
      <nav aria-label={label} className="px-4 pb-3">
        <HeadingList headings={headings} current={null} />
      </nav>
    </details>
  );
}

function HeadingList({ headings, current }: { headings: readonly Heading[]; current: string | null }) {
  const top = Math.min(...headings.map(({ level }) => level));
  return (
    <ol className="flex flex-col border-s border-line">
      {headings.map(({ id, text, level }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            aria-current={id === current ? "location" : undefined}
            className={cn(
              "-ms-px block border-s-2 py-1 pe-2 no-underline wrap-anywhere",
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
  );
}
