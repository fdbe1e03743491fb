"use client";

import * as Primitive from "radix-ui/alert-dialog";
import { type MouseEvent, type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { overlayStyle } from "./dialog.tsx";
import { useReturnFocus } from "./return-focus.tsx";

type ConfirmDialogProps = {
  title: string;
  body?: ReactNode;
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  tone?: "accent" | "danger";
  onConfirm: () => unknown;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
};

/**
 * Asks before something is done. While a promise from `onConfirm` runs it stays open and busy; if that fails it stays
 * open, and saying why is up to the caller.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, body, children, confirmLabel, cancelLabel, tone = "accent", onConfirm, trigger } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const focus = useReturnFocus();
  const [busy, setBusy] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    if (busy) return;
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const confirm = async (event: MouseEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await onConfirm();
      setOwnOpen(false);
      props.onOpenChange?.(false);
    } catch {
      return;
    } finally {
      setBusy(false);
    }
  };
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={overlayStyle} />
        <Primitive.Content
          {...focus}
          className="fixed inset-0 z-50 m-auto flex h-fit max-h-[80vh] w-[calc(100%-2rem)] max-w-105 flex-col gap-2 overflow-y-auto rounded-card bg-surface-raised p-5 shadow-dialog outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-97 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=closed]:zoom-out-97"
        >
          <Primitive.Title className="text-base font-semibold text-fg">{title}</Primitive.Title>
          {body && <Primitive.Description className="text-md text-fg-muted">{body}</Primitive.Description>}
          {children}
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button variant="secondary">{cancelLabel}</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button variant={tone === "danger" ? "danger" : "primary"} loading={busy} onClick={confirm}>
                {confirmLabel}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
