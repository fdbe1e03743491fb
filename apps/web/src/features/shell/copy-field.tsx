"use client";
import { Field } from "@handrail/ui/field";
import { IconButton } from "@handrail/ui/icon-button";
import { Input } from "@handrail/ui/input";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";

type Props = {
  label: string;
  hint?: ReactNode;
  value: string;
  copyLabel: string;
  copiedLabel: string;
  onCopied?: () => void;
};

/** A text that is there to be copied. */
export function CopyField({ label, hint, value, copyLabel, copiedLabel, onCopied }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copied = () => {
    setCopied(true);
    onCopied?.();
  };
  const copy = () => navigator.clipboard.writeText(value).then(copied, () => undefined);
  return (
    <Field label={label} hint={hint}>
      <Input
        readOnly
        value={value}
        className="font-mono text-sm"
        onFocus={(event) => event.target.select()}
        onCopy={copied}
        trailing={
          <IconButton size="sm" label={isCopied ? copiedLabel : copyLabel} onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          </IconButton>
        }
      />
    </Field>
  );
}
