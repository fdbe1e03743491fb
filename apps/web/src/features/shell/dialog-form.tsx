"use client";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@handrail/ui/dialog";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";

type CardDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What opens it, where something beside it does. */
  trigger?: ReactNode;
  children: ReactNode;
};

/** A dialog that is a card on a phone too. */
export function CardDialog({ open, onOpenChange, trigger, children }: CardDialogProps) {
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent closeLabel={common("close")} phone="card">
        {children}
      </DialogContent>
    </Dialog>
  );
}

type DialogFormProps = {
  title: string;
  body: string;
  /** What the button says that sends it. */
  submit: ReactNode;
  disabled?: boolean;
  isPending?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** What a dialog asks, with the buttons that send it or close it. */
export function DialogForm(props: DialogFormProps) {
  const { title, body, submit, disabled = false, isPending = false, onSubmit, onClose, children } = props;
  const common = useTranslations("common");
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault();
    // React hands the events of a dialog on to what it was opened from.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form onSubmit={onFormSubmit} className="flex min-h-0 flex-col">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{body}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-3">{children}</DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={disabled} loading={isPending}>
          {submit}
        </Button>
      </DialogFooter>
    </form>
  );
}
