"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";
import { IconButton } from "./icon-button.tsx";
import { useReturnFocus } from "./return-focus.tsx";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const overlayStyle =
  "fixed inset-0 z-40 bg-overlay data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0";

const widths = {
  sm: "sm:max-w-100",
  md: "sm:max-w-130",
  lg: "sm:max-w-168",
  xl: "sm:max-w-240",
} as const;

const phones = {
  screen:
    "max-sm:h-dvh max-sm:max-h-none max-sm:rounded-none max-sm:data-[state=open]:slide-in-from-bottom-8 max-sm:data-[state=closed]:slide-out-to-bottom-8",
  card: "max-sm:w-[calc(100%-2rem)] data-[state=open]:zoom-in-97 data-[state=closed]:zoom-out-97",
} as const;

type DialogContentProps = ComponentProps<typeof Primitive.Content> & {
  closeLabel: string;
  size?: keyof typeof widths;
  phone?: keyof typeof phones;
  hideClose?: boolean;
};

/**
 * The card of a dialog: a centred card of at most 80 % of the height, and on phones the whole screen
 * (`phone="card"` keeps it small). It must hold a `DialogTitle`. Esc closes; focus goes back to the trigger.
 */
export function DialogContent(props: DialogContentProps) {
  const { closeLabel, size = "md", phone = "screen", hideClose, className, children, ...rest } = props;
  const focus = useReturnFocus();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayStyle} />
      <Primitive.Content
        {...focus}
        {...rest}
        className={cn(
          "fixed inset-0 z-50 m-auto flex h-fit max-h-[min(80vh,52rem)] w-full flex-col overflow-hidden rounded-card bg-surface-raised shadow-dialog outline-none",
          "data-[state=open]:animate-in data-[state=open]:fade-in-0 sm:data-[state=open]:zoom-in-97 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 sm:data-[state=closed]:zoom-out-97",
          widths[size],
          phones[phone],
          className,
        )}
      >
        {children}
        {!hideClose && (
          <Primitive.Close asChild>
            <IconButton label={closeLabel} side="bottom" className="absolute end-3 top-3">
              <X />
            </IconButton>
          </Primitive.Close>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cn("flex flex-col gap-1 px-5 pe-14 pt-4 pb-3", className)} />;
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title {...props} className={cn("text-base font-semibold text-fg", className)} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description {...props} className={cn("text-sm text-fg-muted", className)} />;
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={cn("min-h-0 flex-1 overflow-y-auto px-5 py-2", className)} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      {...props}
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))]",
        className,
      )}
    />
  );
}
