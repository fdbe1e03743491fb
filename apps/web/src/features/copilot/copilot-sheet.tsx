"use client";
import { Button } from "@handrail/ui/button";
import {
  Sheet,
  SheetBody,
  SheetContent,
  SheetDescription,
  SheetHeader,
  SheetTitle,
} from "@handrail/ui/sheet";
import { SkeletonText } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { focusItself } from "../../lib/focus-itself.ts";
import { useErrorText } from "../../lib/use-error-text.ts";

type Props = {
  title: string;
  description: string;
  asked: { isPending: boolean; error: unknown; refetch: () => unknown };
  onClose: () => void;
  children: ReactNode;
};

/** What the copilot found, at the side of the thread. */
export function CopilotSheet({ title, description, asked, onClose, children }: Props) {
  const common = useTranslations("common");
  const errorText = useErrorText();
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent closeLabel={common("close")} onOpenAutoFocus={focusItself}>
        <SheetHeader>
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription>{description}</SheetDescription>
        </SheetHeader>
        <SheetBody className="pb-6">
          {asked.isPending && <SkeletonText lines={6} />}
          {asked.error ? (
            <div role="alert" className="flex flex-col items-start gap-2 text-sm text-fg-muted">
              {errorText(asked.error)}
              <Button size="sm" onClick={() => void asked.refetch()}>
                {common("retry")}
              </Button>
            </div>
          ) : null}
          {children}
        </SheetBody>
      </SheetContent>
    </Sheet>
  );
}
