"use client";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import { Textarea } from "@handrail/ui/textarea";
import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type Ref, useId } from "react";
import { AttachButton, FileDrop, UploadList, type Uploads } from "../attachments/index.ts";

type ComposerProps = {
  label: string;
  placeholder: string;
  sendLabel: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  maxLength: number;
  /** Shown when the text is too long to send. */
  tooLongLabel: string;
  /** How to send by keyboard. */
  hint?: string;
  /** Chat sends on Enter (Shift+Enter for a new line); elsewhere ⌘Enter or Ctrl+Enter sends. */
  enterSends?: boolean;
  minRows?: number;
  disabled?: boolean;
  /** Beside the send button. */
  actions?: ReactNode;
  /** In place of the send button: stop. */
  instead?: ReactNode;
  /** Where files may go with the message. */
  uploads?: Uploads;
  inputRef?: Ref<HTMLTextAreaElement>;
  className?: string;
};

/** Where a message is written. Never empties itself: the owner decides when the text has been taken over. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, sendLabel, value, onChange, onSend, maxLength, tooLongLabel, hint } = props;
  const {
    enterSends = false,
    minRows = 1,
    disabled = false,
    actions,
    instead,
    uploads,
    inputRef,
    className,
  } = props;
  const hintId = useId();
  const isTooLong = value.length > maxLength;
  const isEmpty = value.trim() === "" && !uploads?.attached.length;
  const canSend = !disabled && !isTooLong && !isEmpty && !uploads?.isSending;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const wanted = enterSends ? !event.shiftKey : event.metaKey || event.ctrlKey;
    if (!wanted) return;
    event.preventDefault();
    if (canSend) onSend();
  };

  const form = (
    <form
      className={cn(
        "rounded-card border border-line-control bg-surface focus-within:border-accent focus-within:ring-2 focus-within:ring-ring/30",
        className,
      )}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) onSend();
      }}
    >
      <Textarea
        bare
        size="lg"
        ref={inputRef}
        aria-label={label}
        aria-describedby={hint || isTooLong ? hintId : undefined}
        aria-invalid={isTooLong || undefined}
        placeholder={placeholder}
        minRows={minRows}
        maxRows={10}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="block"
      />
      {uploads ? <UploadList uploads={uploads} className="px-3 pb-2" /> : null}
      {isTooLong ? (
        <p id={hintId} role="status" className="px-3 pb-2 text-sm text-danger-text">
          {tooLongLabel}
        </p>
      ) : null}
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 px-2 pb-2">
        <div className="flex min-w-0 items-center gap-2">
          {uploads ? <AttachButton uploads={uploads} disabled={disabled} /> : null}
          {actions}
          {hint && !isTooLong ? (
            <p id={hintId} className="truncate text-xs text-fg-subtle max-sm:hidden">
              {hint}
            </p>
          ) : null}
        </div>
        <span className="ms-auto">
          {instead ?? (
            <Button type="submit" variant="primary" disabled={!canSend}>
              <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
              <span className={enterSends ? "max-sm:sr-only" : undefined}>{sendLabel}</span>
            </Button>
          )}
        </span>
      </div>
    </form>
  );
  return uploads ? <FileDrop onFiles={uploads.add}>{form}</FileDrop> : form;
}
