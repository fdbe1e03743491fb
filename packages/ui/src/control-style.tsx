/** What every box one types in or chooses from looks like. */
export const controlBox = [
  "w-full min-w-0 rounded-control border border-line-control bg-surface text-fg shadow-control transition-[border-color,box-shadow]",
  "hover:border-fg-subtle focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1",
  "aria-invalid:border-tone-danger-solid aria-invalid:focus-visible:outline-tone-danger-solid",
  "disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-surface-sunken disabled:text-fg-subtle disabled:shadow-none",
  "[&[readonly]]:bg-surface-sunken dark:bg-surface-sunken",
].join(" ");

/** Heights and type of a one-line control; on phones 16 px, so that iOS does not zoom in. */
export const controlSize = {
  sm: "h-7 px-2 text-sm max-sm:h-10 max-sm:text-base",
  md: "h-8 px-2.5 text-sm max-sm:h-10 max-sm:text-base",
  lg: "h-10 px-3 text-base",
} as const;

export type ControlSize = keyof typeof controlSize;

/** A row in anything that drops down. */
export const menuRow = [
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-[0.375rem] px-2 py-1 text-sm text-fg outline-none max-sm:min-h-10",
  "data-highlighted:bg-surface-hover data-[selected=true]:bg-surface-hover",
  "[&[data-disabled]:not([data-disabled=false])]:pointer-events-none [&[data-disabled]:not([data-disabled=false])]:text-fg-disabled",
  "[&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4 [&_svg:not([class*='text-'])]:text-fg-subtle",
].join(" ");

/** The floating box around such rows. */
export const floatingBox = [
  "z-50 rounded-control bg-surface-raised text-fg shadow-float outline-none",
  "data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97",
  "data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-97",
].join(" ");
