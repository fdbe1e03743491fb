import { ChevronRight } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import { cn } from "./cn.tsx";

type LinkLike = ComponentType<{ href: string; className?: string; children?: ReactNode }>;

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  breadcrumbs?: readonly { label: string; href?: string }[];
  breadcrumbsLabel?: string;
  meta?: ReactNode;
  actions?: ReactNode;
  link?: LinkLike;
  className?: string;
  children?: ReactNode;
};

/** The top of a page: where we are, its one `h1`, what can be done. The children (tabs, filters) go below. */
export function PageHeader(props: PageHeaderProps) {
  const {
    title,
    description,
    breadcrumbs,
    breadcrumbsLabel,
    meta,
    actions,
    link: Link,
    className,
    children,
  } = props;
  return (
    <header className={cn("flex min-w-0 flex-col gap-3", className)}>
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav aria-label={breadcrumbsLabel}>
          <ol className="flex flex-wrap items-center gap-1 text-sm text-fg-muted">
            {breadcrumbs.map((crumb, index) => (
              <li key={crumb.label} className="inline-flex items-center gap-1">
                {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-fg-subtle rtl:rotate-180" />}
                {crumb.href ? (
                  Link ? (
                    <Link href={crumb.href} className={crumbLink}>
                      {crumb.label}
                    </Link>
                  ) : (
                    <a href={crumb.href} className={crumbLink}>
                      {crumb.label}
                    </a>
                  )
                ) : (
                  <span aria-current={index === breadcrumbs.length - 1 ? "page" : undefined}>
                    {crumb.label}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-lg font-semibold wrap-anywhere text-fg">{title}</h1>
            {meta}
          </div>
          {description && (
            <p className="mt-1 max-w-[68ch] text-md text-pretty text-fg-muted">{description}</p>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

const crumbLink = "rounded-tight hover:text-fg hover:underline underline-offset-4";
