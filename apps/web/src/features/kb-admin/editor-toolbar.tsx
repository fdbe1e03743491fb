"use client";
import { cn } from "@handrail/ui/cn";
import { IconButton } from "@handrail/ui/icon-button";
import {
  Bold,
  Code,
  Heading2,
  Heading3,
  ImageUp,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  SquareCode,
  StickyNote,
  Table,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, useRef } from "react";
import { useModKey } from "../dashboard/index.ts";
import type { Tool } from "./edit-text.ts";

/** Shortcuts of the system's key together with a letter, while the text has the focus. */
export const toolKeys: Partial<Record<string, Tool>> = { b: "bold", i: "italic", e: "code" };

const groups: readonly (readonly { tool: Tool; icon: LucideIcon; key?: string }[])[] = [
  [
    { tool: "heading2", icon: Heading2 },
    { tool: "heading3", icon: Heading3 },
  ],
  [
    { tool: "bold", icon: Bold, key: "B" },
    { tool: "italic", icon: Italic, key: "I" },
    { tool: "code", icon: Code, key: "E" },
    { tool: "link", icon: Link, key: "K" },
  ],
  [
    { tool: "list", icon: List },
    { tool: "numbers", icon: ListOrdered },
    { tool: "tasks", icon: ListChecks },
    { tool: "quote", icon: Quote },
  ],
  [
    { tool: "codeBlock", icon: SquareCode },
    { tool: "table", icon: Table },
    { tool: "callout", icon: StickyNote },
    { tool: "rule", icon: Minus },
  ],
];

type Props = { onTool: (tool: Tool) => void; onImages: (files: File[]) => void };

/** One stop for Tab; the arrows move inside. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button.matches(":focus"));
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

export const EditorToolbar = memo(function EditorToolbar({ onTool, onImages }: Props) {
  const t = useTranslations("kb.tools");
  const mod = useModKey();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      role="toolbar"
      aria-label={t("label")}
      onKeyDown={moveFocus}
      className="flex min-w-0 flex-1 items-center overflow-x-auto [scrollbar-width:none]"
    >
      {groups.map((group, index) => (
        <span
          key={group[0]?.tool}
          className={cn("flex items-center", index > 0 && "ms-1 border-s border-line ps-1")}
        >
          {group.map(({ tool, icon: Icon, key }, place) => (
            <IconButton
              key={tool}
              size="sm"
              side="bottom"
              tabIndex={index + place === 0 ? 0 : -1}
              label={t(tool)}
              {...(key ? { shortcut: [mod, key] } : {})}
              onClick={() => onTool(tool)}
            >
              <Icon />
            </IconButton>
          ))}
        </span>
      ))}
      <span className="ms-1 flex items-center border-s border-line ps-1">
        <IconButton
          size="sm"
          side="bottom"
          tabIndex={-1}
          label={t("image")}
          onClick={() => input.current?.click()}
        >
          <ImageUp />
        </IconButton>
      </span>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={(event) => {
          onImages([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
});
