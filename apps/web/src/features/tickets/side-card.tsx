import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type Props = { title: string; icon?: ReactNode; startsClosed?: boolean; children: ReactNode };

/** A part of the sidebar that folds away. */
export function SideCard({ title, icon, startsClosed, children }: Props) {
  return (
    <details open={!startsClosed} className="group border-t border-line">
      <summary className="flex h-10 cursor-pointer list-none items-center gap-2 px-4 text-sm font-semibold text-fg -outline-offset-2 select-none [&::-webkit-details-marker]:hidden [&_svg]:size-4 [&_svg]:text-fg-subtle">
        {icon}
        <h2 className="min-w-0 flex-1 truncate">{title}</h2>
        <ChevronRight aria-hidden className="transition-transform group-open:rotate-90 rtl:rotate-180" />
      </summary>
      <div className="px-4 pb-4 text-sm">{children}</div>
    </details>
  );
}
