import { cn } from "@handrail/ui/cn";
import { ExternalLink } from "lucide-react";

type Props = { label: string; url: string | null; title?: string; className?: string };

/** A way to a page outside, which opens beside this one; where nobody said where it is, its name. */
export function OutsideLink({ label, url, title = label, className }: Props) {
  if (!url)
    return (
      <span className="min-w-0 flex-1 truncate text-fg" title={title}>
        {label}
      </span>
    );
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={cn("inline-flex min-w-0 items-center gap-1.5 text-accent-text hover:underline", className)}
    >
      <span className="truncate">{label}</span>
      <ExternalLink aria-hidden className="size-3.5 shrink-0" />
    </a>
  );
}
