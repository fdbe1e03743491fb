import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";

type TableProps = ComponentProps<"table"> & {
  caption: string;
  density?: "compact" | "comfortable";
  maxHeight?: string;
  frame?: boolean;
  boxClassName?: string;
};

/**
 * Rows of 36 px (`comfortable`: 44) under a header that stays. `caption` names it for assistive technology.
 * It scrolls inside its own box (`boxClassName`): the header stays when that box has a height or `maxHeight`.
 */
export function Table({
  caption,
  density = "compact",
  maxHeight,
  frame = true,
  boxClassName,
  className,
  ...props
}: TableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      style={{ maxHeight }}
      className={cn(
        "relative min-w-0 overflow-auto -outline-offset-2",
        frame && "rounded-card border border-line bg-surface",
        boxClassName,
      )}
    >
      <table
        {...props}
        data-density={density}
        className={cn("group/table w-full border-separate border-spacing-0 text-sm", className)}
      >
        <caption className="sr-only">{caption}</caption>
        {props.children}
      </table>
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead {...props} className={cn("sticky top-0 z-10", className)} />;
}

export function TableBody(props: ComponentProps<"tbody">) {
  return <tbody {...props} />;
}

type TableRowProps = ComponentProps<"tr"> & { selected?: boolean; active?: boolean; interactive?: boolean };

/** `selected` is ticked; `active` is where the keyboard is; `interactive` answers to a press anywhere. */
export function TableRow({ selected, active, interactive, className, ...props }: TableRowProps) {
  return (
    <tr
      {...props}
      data-selected={selected || undefined}
      data-active={active || undefined}
      className={cn(
        "group/row transition-colors duration-75",
        interactive && "cursor-pointer hover:bg-surface-hover",
        selected && "bg-surface-selected hover:bg-surface-selected",
        active && "bg-surface-hover [&>td:first-child]:shadow-[inset_2px_0_0_var(--color-accent-text)]",
        active && selected && "bg-surface-selected",
        className,
      )}
    />
  );
}

const aligns = { start: "text-start", center: "text-center", end: "text-end" } as const;

type TableHeaderCellProps = Omit<ComponentProps<"th">, "align"> & {
  sort?: "asc" | "desc" | "none";
  onSort?: () => void;
  align?: keyof typeof aligns;
  width?: string;
};

const sortIcons = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown } as const;
const ariaSort = { asc: "ascending", desc: "descending", none: "none" } as const;

export function TableHeaderCell(props: TableHeaderCellProps) {
  const { sort, onSort, align = "start", width, className, style, children, ...rest } = props;
  const Icon = sort && sortIcons[sort];
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort && ariaSort[sort]}
      style={{ width, ...style }}
      className={cn(
        "h-8 whitespace-nowrap border-b border-line bg-surface-sunken px-2 font-medium text-xs text-fg-muted first:ps-3 last:pe-3",
        aligns[align],
        className,
      )}
    >
      {Icon && onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cn(
            "-mx-1 inline-flex items-center gap-1 rounded-tight px-1 py-0.5 hover:text-fg",
            sort !== "none" && "text-fg",
          )}
        >
          {children}
          <Icon aria-hidden className={cn("size-3", sort === "none" && "opacity-50")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

type TableCellProps = Omit<ComponentProps<"td">, "align"> & {
  align?: keyof typeof aligns;
  truncate?: boolean;
};

/** `truncate` cuts long text with an ellipsis and takes whatever width is left. */
export function TableCell({ align = "start", truncate, className, ...props }: TableCellProps) {
  return (
    <td
      {...props}
      className={cn(
        "h-9 whitespace-nowrap border-b border-line px-2 py-1 align-middle text-fg group-last/row:border-b-0 group-data-[density=comfortable]/table:h-11 first:ps-3 last:pe-3",
        aligns[align],
        truncate && "w-full min-w-48 max-w-0 truncate",
        className,
      )}
    />
  );
}
