"use client";

import { X } from "lucide-react";
import * as Primitive from "radix-ui/dialog";
import type { ComponentProps } from "react";
import { cn } from "./cn.tsx";
import { overlayStyle } from "./dialog.tsx";
import { IconButton } from "./icon-button.tsx";
import { useReturnFocus } from "./return-focus.tsx";

export {
  DialogBody as SheetBody,
  DialogDescription as SheetDescription,
  DialogFooter as SheetFooter,
  DialogHeader as SheetHeader,
  DialogTitle as SheetTitle,
} from "./dialog.tsx";
export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

const sides = {
  start:
    "inset-y-0 start-0 h-dvh w-[min(24rem,calc(100%-3rem))] data-[state=open]:slide-in-from-start data-[state=closed]:slide-out-to-start",
  end: "inset-y-0 end-0 h-dvh w-[min(26rem,calc(100%-2rem))] data-[state=open]:slide-in-from-end data-[state=closed]:slide-out-to-end",
  bottom:
    "inset-x-0 bottom-0 max-h-[85dvh] w-full rounded-t-card data-[state=open]:slide-in-from-bottom data-[state=closed]:slide-out-to-bottom",
} as const;

type SheetContentProps = ComponentProps<typeof Primitive.Content> & {
  closeLabel: string;
  side?: keyof typeof sides;
  hideClose?: boolean;
};

/** A panel from the edge of the screen. It must hold a `SheetTitle`. */
export function SheetContent(props: SheetContentProps) {
  const { closeLabel, side = "end", hideClose, className, children, ...rest } = props;
  const focus = useReturnFocus();
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayStyle} />
      <Primitive.Content
        {...focus}
        {...rest}
        className={cn(
          "fixed z-50 flex flex-col overflow-hidden bg-surface-raised shadow-dialog outline-none duration-180 ease-out data-[state=open]:animate-in data-[state=closed]:animate-out",
          sides[side],
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
