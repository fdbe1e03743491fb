import type { ReactNode } from "react";

type Props = { title: string; body: string; children: ReactNode };

/** A page of the portal: what it is for, and the one thing to do. */
export function PortalFrame({ title, body, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-10 sm:px-6">
      <h1 className="text-xl font-semibold text-balance">{title}</h1>
      <p className="mt-1 text-pretty text-fg-muted">{body}</p>
      {children}
    </div>
  );
}
