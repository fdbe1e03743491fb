import type { ReactNode } from "react";

type Props = { title: ReactNode; body?: ReactNode; children?: ReactNode; after?: ReactNode };

/** One thing to do, in the middle of the page. */
export function AuthCard({ title, body, children, after }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <div className="rounded-card border border-line bg-surface p-6 shadow-control sm:p-8">
        <h1 className="text-lg font-semibold wrap-anywhere">{title}</h1>
        {body ? <p className="mt-1 text-md text-pretty text-fg-muted">{body}</p> : null}
        {children ? <div className="mt-6 flex flex-col gap-4">{children}</div> : null}
      </div>
      {after}
    </div>
  );
}
