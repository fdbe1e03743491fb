import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.tsx";

type Step = { href: string } | { onClick: () => void };
type LinkLike = ComponentType<{ href: string; children?: ReactNode }>;

type CursorPaginationProps = {
  label: string;
  previousLabel: string;
  nextLabel: string;
  previous?: Step | undefined;
  next?: Step | undefined;
  summary?: ReactNode;
  link?: LinkLike;
  className?: string;
};

/** Backwards and forwards through a list that is read by cursor; a missing step is shown as not available. */
export function CursorPagination(props: CursorPaginationProps) {
  const { label, previousLabel, nextLabel, previous, next, summary, link, className } = props;
  return (
    <nav
      aria-label={label}
      className={cn("flex items-center justify-between gap-3 text-sm text-fg-muted", className)}
    >
      <span className="tabular-nums">{summary}</span>
      <span className="flex items-center gap-1.5">
        <StepButton step={previous} link={link}>
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
          {previousLabel}
        </StepButton>
        <StepButton step={next} link={link}>
          {nextLabel}
          <ChevronRight aria-hidden className="rtl:rotate-180" />
        </StepButton>
      </span>
    </nav>
  );
}

type StepButtonProps = { step: Step | undefined; link: LinkLike | undefined; children: ReactNode };

function StepButton({ step, link: Link, children }: StepButtonProps) {
  if (step && "href" in step) {
    return (
      <Button asChild size="sm">
        {Link ? <Link href={step.href}>{children}</Link> : <a href={step.href}>{children}</a>}
      </Button>
    );
  }
  return (
    <Button size="sm" disabled={!step} onClick={step?.onClick}>
      {children}
    </Button>
  );
}
