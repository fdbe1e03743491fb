"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { applyTool, continueLine, difference, shiftLines, type Tool } from "./edit-text.ts";
import { toolKeys } from "./editor-toolbar.tsx";
import { uploadImage } from "./upload-image.ts";

type Area = RefObject<HTMLTextAreaElement | null>;
type Edited = { text: string; start: number; end: number };

/** Changes the text as typing would, so that undo takes it back; `from` and `to` are replaced. */
function typeInto(area: HTMLTextAreaElement, from: number, to: number, text: string) {
  area.setSelectionRange(from, to);
  const isTyped = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (isTyped) return;
  area.setRangeText(text, from, to, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

function edit(area: HTMLTextAreaElement, { text, start, end }: Edited) {
  const scroll = area.scrollTop;
  const change = difference(area.value, text);
  area.focus();
  if (change.from !== change.to || change.text) typeInto(area, change.from, change.to, change.text);
  area.setSelectionRange(start, end);
  area.scrollTop = scroll;
}

const editingOf = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Edited => ({
  text: value,
  start: selectionStart,
  end: selectionEnd,
});

const isAddress = (text: string) => /^https?:\/\/\S+$/.test(text.trim());

/** What the box one writes in does: tools, shortcuts, lists that go on, images that are pasted or dropped. */
export function useTextArea(area: Area) {
  const t = useTranslations("kb.image");
  const errorText = useErrorText();

  const onTool = (tool: Tool) => {
    if (area.current) edit(area.current, applyTool(editingOf(area.current), tool));
  };

  const replace = (mark: string, text: string) => {
    const box = area.current;
    const at = box?.value.indexOf(mark) ?? -1;
    if (!box || at < 0) return;
    const { selectionStart, selectionEnd, scrollTop } = box;
    const shift = (place: number) => (place > at ? Math.max(at, place + text.length - mark.length) : place);
    const active = document.activeElement;
    box.focus();
    typeInto(box, at, at + mark.length, text);
    box.setSelectionRange(shift(selectionStart), shift(selectionEnd));
    box.scrollTop = scrollTop;
    if (active instanceof HTMLElement && active !== box) active.focus();
  };

  const insertImage = async (file: File, index: number) => {
    const box = area.current;
    if (!box) return;
    if (!file.type.startsWith("image/")) {
      toast.error(t("notImage", { name: file.name }));
      return;
    }
    const mark = `![${t("uploading", { name: `${file.name}${index ? ` (${index + 1})` : ""}` })}]()`;
    const { selectionEnd } = box;
    box.focus();
    typeInto(box, selectionEnd, selectionEnd, `${mark}\n`);
    try {
      const { url, alt } = await uploadImage(file);
      replace(mark, `![${/^image$/i.test(alt) ? "" : alt}](${url})`);
    } catch (error) {
      replace(`${mark}\n`, "");
      toast.error(t("failed", { name: file.name, reason: errorText(error) }));
    }
  };
  const onImages = (files: readonly File[]) => {
    for (const [index, file] of files.entries()) void insertImage(file, index);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const box = event.currentTarget;
    const isMod = event.metaKey || event.ctrlKey;
    const key = event.key.toLowerCase();
    const tool = isMod && !event.shiftKey ? toolKeys[key] : undefined;
    const isLink = isMod && key === "k" && box.selectionStart !== box.selectionEnd;
    if (tool || isLink) {
      event.preventDefault();
      onTool(tool ?? "link");
    } else if (isMod && (key === "[" || key === "]")) {
      event.preventDefault();
      edit(box, shiftLines(editingOf(box), key === "]" ? "in" : "out"));
    } else if (event.key === "Enter" && !isMod && !event.shiftKey) {
      const next = continueLine(editingOf(box));
      if (!next) return;
      event.preventDefault();
      edit(box, next);
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData("text/plain");
    const box = event.currentTarget;
    if (files.length > 0 && !text) {
      event.preventDefault();
      onImages(files);
    } else if (isAddress(text) && box.selectionStart !== box.selectionEnd) {
      const { value, selectionStart: from, selectionEnd: to } = box;
      const chosen = value.slice(from, to);
      if (chosen.includes("\n") || isAddress(chosen)) return;
      event.preventDefault();
      typeInto(box, from, to, `[${chosen}](${text.trim()})`);
    }
  };

  const onDrop = (event: DragEvent<HTMLTextAreaElement>) => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    onImages(files);
  };

  const goToLine = (line: number) => {
    const box = area.current;
    if (!box) return;
    const lines = box.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
    box.focus();
    box.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    box.scrollTop = Math.max(
      0,
      (start / Math.max(1, box.value.length)) * box.scrollHeight - box.clientHeight / 3,
    );
  };

  const current = useRef({ onTool, onImages });
  useEffect(() => {
    current.current = { onTool, onImages };
  });
  const [tools] = useState(() => ({
    onTool: (tool: Tool) => current.current.onTool(tool),
    onImages: (files: File[]) => current.current.onImages(files),
  }));
  return { ...tools, goToLine, handlers: { onKeyDown, onPaste, onDrop } };
}
