import type { ReactNode } from "react";

type SkipLinkProps = { href: `#${string}`; children: ReactNode };

/** The first thing Tab reaches: past the navigation, to the content. */
export function SkipLink({ href, children }: SkipLinkProps) {
  return (
    <a
      href={href}
      className="sr-only rounded-control bg-surface-raised px-4 py-2 text-sm font-medium text-fg shadow-float focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-60"
    >
      {children}
    </a>
  );
}
