"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { Bold, Code, Italic, Link, List, type LucideIcon, Quote } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { applyMark, type Mark } from "./markdown-edit.ts";

const tools: readonly { mark: Mark; icon: LucideIcon }[] = [
  { mark: "bold", icon: Bold },
  { mark: "italic", icon: Italic },
  { mark: "code", icon: Code },
  { mark: "link", icon: Link },
  { mark: "list", icon: List },
  { mark: "quote", icon: Quote },
];

type Props = { input: RefObject<HTMLTextAreaElement | null>; onTextChange: (text: string) => void };

/** Puts Markdown marks on what is selected. */
export function MarkdownTools({ input, onTextChange }: Props) {
  const t = useTranslations("tickets.composer.marks");
  const apply = (mark: Mark) => {
    const box = input.current;
    if (!box) return;
    const edited = applyMark({ text: box.value, start: box.selectionStart, end: box.selectionEnd }, mark);
    onTextChange(edited.text);
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(edited.start, edited.end);
    });
  };
  return (
    <span className="flex items-center max-sm:hidden">
      {tools.map(({ mark, icon: Icon }) => (
        <IconButton key={mark} size="sm" label={t(mark)} onClick={() => apply(mark)}>
          <Icon />
        </IconButton>
      ))}
    </span>
  );
}
