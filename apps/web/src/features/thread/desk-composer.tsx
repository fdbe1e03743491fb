"use client";
import { maxMessageLength } from "@handrail/contracts/limits";
import { IconButton } from "@handrail/ui/icon-button";
import { AtSign, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { ArticlePicker } from "./article-picker.tsx";
import { Composer } from "./composer.tsx";
import { ComposerNotices } from "./composer-notices.tsx";
import { SendButtons } from "./send-buttons.tsx";
import { SuggestList } from "./suggest-list.tsx";
import type { DeskConversation } from "./use-desk-conversation.ts";

type Props = {
  desk: DeskConversation;
  customerName: string;
  /** Why the customer cannot be answered here; notes still can be written. */
  closedReason?: string | undefined;
  /** Further tools beside the product's own. */
  tools?: ReactNode;
};

/** Puts text where the caret is, apart from what stands around it. */
function insertAtCaret(box: HTMLTextAreaElement | null, text: string, added: string) {
  const at = box ? box.selectionStart : text.length;
  const end = box ? box.selectionEnd : text.length;
  const before = text.slice(0, at);
  const gap = before === "" || /\s$/.test(before) ? "" : " ";
  return { text: before + gap + added + text.slice(end), caret: before.length + gap.length + added.length };
}

/** Answers the customer or notes something among colleagues; says whose draft it is and what came meanwhile. */
export function DeskComposer({ desk, customerName, closedReason, tools }: Props) {
  const t = useTranslations("tickets.composer");
  const more = useTranslations("templates.composer");
  const { composer, scheduled, suggest } = desk;
  const isReply = composer.mode === "reply";
  const isBlocked = isReply && closedReason !== undefined;

  const insert = (markdown: string) => {
    const placed = insertAtCaret(composer.input.current, composer.text, markdown);
    composer.change(placed.text);
    requestAnimationFrame(() => {
      composer.input.current?.focus();
      composer.input.current?.setSelectionRange(placed.caret, placed.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (suggest.onKeyDown(event)) return true;
    const isUndo = event.key.toLowerCase() === "z" && (event.metaKey || event.ctrlKey) && !event.shiftKey;
    if (!isUndo || composer.text !== "" || !scheduled.newest) return false;
    event.preventDefault();
    void scheduled.onUndo(scheduled.newest);
    return true;
  };

  return (
    <Composer
      input={composer.input}
      mode={composer.mode}
      onModeChange={composer.setMode}
      isPreview={composer.isPreview}
      onPreviewChange={composer.setPreview}
      text={composer.text}
      onTextChange={composer.change}
      onCaret={suggest.look}
      onBlur={suggest.close}
      onKeyDown={onKeyDown}
      list={<SuggestList suggest={suggest} />}
      listId={suggest.sign ? suggest.listId : undefined}
      activeOption={suggest.active?.id}
      onSend={() => !isBlocked && composer.submit()}
      placeholder={isReply ? t("replyPlaceholder", { name: customerName }) : more("notePlaceholder")}
      maxLength={maxMessageLength}
      notice={<ComposerNotices desk={desk} closedReason={closedReason} />}
      isBlocked={isBlocked}
      uploads={composer.uploads}
      tools={
        <>
          {isReply ? (
            <IconButton size="sm" label={more("template")} shortcut={["/"]} onClick={() => suggest.ask("/")}>
              <FileText />
            </IconButton>
          ) : desk.colleagues.length === 0 ? null : (
            <IconButton size="sm" label={more("mention")} shortcut={["@"]} onClick={() => suggest.ask("@")}>
              <AtSign />
            </IconButton>
          )}
          <ArticlePicker isPublic={isReply} onInsert={insert} />
          {tools}
        </>
      }
      actions={isBlocked ? null : <SendButtons desk={desk} />}
    />
  );
}
