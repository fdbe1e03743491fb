"use client";
import { cn } from "@handrail/ui/cn";
import { Segmented } from "@handrail/ui/segmented";
import { Textarea } from "@handrail/ui/textarea";
import { Eye, Lock, Pencil, Reply } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode, RefObject } from "react";
import { AttachButton, FileDrop, UploadList, type Uploads } from "../attachments/index.ts";
import { MarkdownTools } from "./markdown-tools.tsx";
import { MessageText } from "./message-text.tsx";
import { optionId } from "./suggest-list.tsx";

export type ComposerMode = "reply" | "note";

type ComposerProps = {
  input: RefObject<HTMLTextAreaElement | null>;
  mode: ComposerMode;
  /** Left out where there is only one way to write. */
  onModeChange?: (mode: ComposerMode) => void;
  isPreview: boolean;
  onPreviewChange: (isPreview: boolean) => void;
  text: string;
  onTextChange: (text: string) => void;
  onSend: () => void;
  placeholder: string;
  maxLength: number;
  /** Above the text: whose draft this is, what came meanwhile. */
  notice?: ReactNode;
  /** Nothing can be written in this mode; `notice` says why. */
  isBlocked?: boolean;
  uploads: Uploads;
  /** Beside the paperclip: what can be put into the text. */
  tools?: ReactNode;
  /** Over the text while it is open: what can be chosen for what was just typed. */
  list?: ReactNode;
  listId?: string | undefined;
  activeOption?: string | undefined;
  onCaret?: (text: string, caret: number) => void;
  onBlur?: () => void;
  /** Whether the key was taken. */
  onKeyDown?: (event: KeyboardEvent) => boolean;
  /** Under the text: the buttons that send. */
  actions: ReactNode;
};

/** Where one writes: Reply or Note, Markdown with preview; ⌘Enter or Ctrl+Enter sends. */
export function Composer(props: ComposerProps) {
  const {
    input,
    mode,
    onModeChange,
    isPreview,
    onPreviewChange,
    text,
    onTextChange,
    onSend,
    placeholder,
    maxLength,
    notice,
    actions,
    uploads,
    tools,
    list,
    listId,
    activeOption,
    isBlocked = false,
  } = props;
  const t = useTranslations("tickets.composer");
  const isNote = mode === "note";
  const showsPreview = isPreview && text.trim() !== "";

  const onKeyDown = (event: KeyboardEvent) => {
    if (props.onKeyDown?.(event)) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSend();
    }
    if (event.key === "Escape") input.current?.blur();
  };

  return (
    <FileDrop onFiles={uploads.add} disabled={isBlocked}>
      <section
        aria-label={t(isNote ? "noteLabel" : "replyLabel")}
        className={cn(
          "relative rounded-card border shadow-control focus-within:border-ring",
          isNote ? "border-tone-note-line bg-tone-note" : "border-line-control bg-surface",
        )}
      >
        {list}
        <div className="flex flex-wrap items-center gap-2 px-2 pt-2">
          {onModeChange && (
            <Segmented
              label={t("mode")}
              size="sm"
              value={mode}
              onValueChange={onModeChange}
              options={[
                { value: "reply", label: t("reply"), icon: <Reply aria-hidden /> },
                { value: "note", label: t("note"), icon: <Lock aria-hidden /> },
              ]}
            />
          )}
          <div className={cn("ms-auto flex items-center gap-0.5", isBlocked && "invisible")}>
            {!showsPreview && <MarkdownTools input={input} onTextChange={onTextChange} />}
            <button
              type="button"
              aria-pressed={showsPreview}
              disabled={text.trim() === ""}
              onClick={() => onPreviewChange(!isPreview)}
              className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-sm font-medium text-fg-muted hover:bg-surface-hover hover:text-fg disabled:text-fg-disabled [&_svg]:size-4"
            >
              {showsPreview ? <Pencil aria-hidden /> : <Eye aria-hidden />}
              {t(showsPreview ? "write" : "preview")}
            </button>
          </div>
        </div>
        {notice}
        {isBlocked ? null : showsPreview ? (
          <div className="max-h-72 min-h-20 overflow-y-auto px-3 py-2">
            <MessageText>{text}</MessageText>
          </div>
        ) : (
          <Textarea
            ref={input}
            bare
            minRows={2}
            maxRows={12}
            maxLength={maxLength}
            aria-label={t(isNote ? "noteText" : "replyText")}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            placeholder={placeholder}
            value={text}
            aria-autocomplete={list ? "list" : undefined}
            aria-controls={listId}
            aria-activedescendant={listId && activeOption ? optionId(listId, activeOption) : undefined}
            onChange={(event) => {
              onTextChange(event.target.value);
              props.onCaret?.(event.target.value, event.target.selectionStart);
            }}
            onSelect={(event) =>
              props.onCaret?.(event.currentTarget.value, event.currentTarget.selectionStart)
            }
            onBlur={props.onBlur}
            onKeyDown={onKeyDown}
            className="px-3"
          />
        )}
        {isBlocked ? null : <UploadList uploads={uploads} className="px-3 pb-2" />}
        <div className="flex flex-wrap items-center justify-end gap-2 px-2 pb-2">
          {isBlocked ? null : (
            <span className="me-auto flex items-center gap-0.5">
              <AttachButton uploads={uploads} />
              {tools}
            </span>
          )}
          {actions}
        </div>
      </section>
    </FileDrop>
  );
}
