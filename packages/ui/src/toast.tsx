"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { CSSProperties } from "react";
import { Toaster as Primitive } from "sonner";
import { Spinner } from "./spinner.tsx";

export { toast } from "sonner";

type ToasterProps = {
  label: string;
  closeLabel: string;
  position?: "bottom-right" | "bottom-left" | "bottom-center" | "top-center";
};

const colors: CSSProperties & Record<`--${string}`, string> = {
  "--normal-bg": "var(--color-surface-raised)",
  "--normal-text": "var(--color-fg)",
  "--normal-border": "var(--color-line)",
  "--border-radius": "var(--radius-control)",
  fontFamily: "inherit",
};

/** Where toasts appear; once, at the root. `label` names the region. */
export function Toaster({ label, closeLabel, position = "bottom-right" }: ToasterProps) {
  return (
    <Primitive
      position={position}
      containerAriaLabel={label}
      gap={8}
      style={colors}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-tone-success-solid" />,
        error: <CircleAlert aria-hidden className="size-4 text-tone-danger-solid" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-tone-warning-solid" />,
        info: <Info aria-hidden className="size-4 text-tone-info-solid" />,
        loading: <Spinner className="text-fg-muted" />,
      }}
      toastOptions={{
        closeButtonAriaLabel: closeLabel,
        classNames: {
          toast: "shadow-float! border-0! text-sm! gap-2.5! px-3.5! py-3!",
          icon: "m-0!",
          content: "gap-0.5!",
          title: "font-medium! text-fg!",
          description: "text-fg-muted!",
          actionButton: "bg-accent! text-on-accent! rounded-[0.375rem]! font-medium!",
          cancelButton: "bg-tone-neutral! text-tone-neutral-fg! rounded-[0.375rem]!",
        },
      }}
    />
  );
}
