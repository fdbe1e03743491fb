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
} from "@handrail/ui/dialog";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { CopyField } from "./copy-field.tsx";

type Props = Pick<
  ComponentProps<typeof CopyField>,
  "label" | "hint" | "copyLabel" | "copiedLabel" | "onCopied"
> & {
  title: string;
  body: string;
  secret: string;
  tone: ComponentProps<typeof Callout>["tone"];
  /** What to know of it. */
  note: string;
  done: string;
  onClose: () => void;
  children?: ReactNode;
};

/** A secret, the only time that it is shown. */
export function SecretDialog({ title, body, secret, tone, note, done, onClose, children, ...field }: Props) {
  const common = useTranslations("common");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{body}</DialogDescription>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-4">
          <CopyField value={secret} {...field} />
          <Callout tone={tone}>{note}</Callout>
        </DialogBody>
        <DialogFooter>
          <Button variant="primary" onClick={onClose}>
            {done}
          </Button>
        </DialogFooter>
        {children}
      </DialogContent>
    </Dialog>
  );
}
