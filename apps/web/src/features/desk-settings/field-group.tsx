import type { ReactNode } from "react";

type Props = { label: string; hint: string; error?: ReactNode; children: ReactNode };

/** Several fields that are one answer. */
export function FieldGroup({ label, hint, error, children }: Props) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="text-sm font-medium text-fg">{label}</legend>
      <p className="text-sm text-fg-muted">{hint}</p>
      {error && (
        <p role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}
