import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn.tsx";
import { Spinner } from "./spinner.tsx";

/** On phones what looks small takes the touches of 40 px. */
const reach = "max-sm:after:absolute max-sm:after:-inset-1";

export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border border-transparent font-medium no-underline transition-colors",
    "disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none data-busy:pointer-events-none",
    "[&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  ],
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-on-accent shadow-control hover:bg-accent-hover active:bg-accent-hover data-[state=open]:bg-accent-hover",
        secondary:
          "border-line-strong bg-surface text-fg shadow-control hover:bg-surface-hover data-[state=open]:bg-surface-hover dark:bg-surface-raised dark:hover:bg-surface-hover",
        ghost:
          "text-fg-muted hover:bg-surface-hover hover:text-fg data-[state=open]:bg-surface-hover data-[state=open]:text-fg aria-pressed:bg-surface-selected aria-pressed:text-accent-text",
        danger: "bg-danger text-on-danger shadow-control hover:bg-danger-hover active:bg-danger-hover",
        link: "h-auto! rounded-tight px-0! text-accent-text underline-offset-4 hover:underline",
      },
      size: {
        sm: `h-7 px-2 text-sm max-sm:h-8 ${reach}`,
        md: "h-8 px-3 text-sm max-sm:h-10 max-sm:px-4",
        lg: "h-10 px-4 text-base",
        "icon-sm": `size-7 max-sm:size-8 ${reach}`,
        icon: `size-8 max-sm:size-9 ${reach}`,
        "icon-lg": "size-10",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & { asChild?: boolean; loading?: boolean };

/**
 * A button. `loading` keeps the width and the focus, shows a ring, and ignores presses.
 * With `asChild` the single child (a link) takes the looks; `loading` then has no effect.
 */
export function Button({ variant, size, asChild, loading, className, children, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot className={classes} {...props}>
        {children}
      </Slot>
    );
  }
  return (
    <button
      type="button"
      {...props}
      {...(loading && { "aria-disabled": true, "aria-busy": true, "data-busy": "", onClick: ignore })}
      className={classes}
    >
      {loading ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
