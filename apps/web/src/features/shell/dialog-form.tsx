"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
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
import { useErrorText } from "../../lib/use-error-text.ts";

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
  /** What the button says that sends it; "Save" where nothing is said. */
  submit?: ReactNode;
  /** What the button says that closes it; "Cancel" where nothing is said. */
  cancel?: string;
  /** Why it was refused, where no field says so. */
  error?: unknown;
  disabled?: boolean;
  isPending?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** What else can be done here, at the other end of the buttons. */
  beside?: ReactNode;
  children?: ReactNode;
};

/** What a dialog asks, with the buttons that send it or close it. */
export function DialogForm(props: DialogFormProps) {
  const { title, body, submit, cancel, error, disabled = false, isPending = false, children } = props;
  const { onSubmit, onClose, beside } = props;
  const common = useTranslations("common");
  const errorText = useErrorText();
  const onFormSubmit = (event: FormEvent) => {
    event.preventDefault();
    // React hands the events of a dialog on to what it was opened from.
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form noValidate onSubmit={onFormSubmit} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>{body}</DialogDescription>
      </DialogHeader>
      <DialogBody className="flex flex-col gap-4">
        {error ? (
          <Callout tone="danger" live>
            {errorText(error)}
          </Callout>
        ) : null}
        {children}
      </DialogBody>
      <DialogFooter>
        {beside && <span className="me-auto">{beside}</span>}
        <Button onClick={onClose}>{cancel ?? common("cancel")}</Button>
        <Button type="submit" variant="primary" disabled={disabled} loading={isPending}>
          {submit ?? common("save")}
        </Button>
      </DialogFooter>
    </form>
  );
}

type FormDialogProps = DialogFormProps & {
  /** Shown from the beginning where nothing is said. */
  open?: boolean;
  /** What opens it, and what to do then, where something beside it does. */
  trigger?: ReactNode;
  onOpen?: () => void;
  phone?: "screen" | "card";
  size?: "md" | "xl";
};

/** A dialog that is a form: the whole screen on a phone, unless `phone` says otherwise. */
export function FormDialog(props: FormDialogProps) {
  const { open = true, trigger, onOpen, phone = "screen", size = "md", ...form } = props;
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? onOpen?.() : form.onClose())}>
      {trigger && <DialogTrigger asChild>{trigger}</DialogTrigger>}
      <DialogContent closeLabel={common("close")} phone={phone} size={size}>
        <DialogForm {...form} />
      </DialogContent>
    </Dialog>
  );
}
