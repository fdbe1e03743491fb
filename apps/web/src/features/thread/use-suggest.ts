"use client";
import { type KeyboardEvent, type RefObject, useCallback, useId, useState } from "react";
import type { Colleague } from "./mentions.ts";
import { matching, replaceTrigger, type Trigger, triggerAt } from "./suggest.ts";
import type { Template } from "./use-templates.ts";

export type Suggestion =
  | { kind: "template"; id: string; label: string; hint: string; template: Template }
  | { kind: "colleague"; id: string; label: string; colleague: Colleague };

type Options = {
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onTextChange: (text: string) => void;
  /** Colleagues are mentioned in notes alone. */
  colleagues: readonly Colleague[] | null;
  templates: readonly Template[];
  fill: (template: Template) => string;
  onChosen: (suggestion: Suggestion) => void;
};

const most = 8;
const excerpt = (body: string) => body.replace(/\s+/g, " ").slice(0, 120);

function suggestionsFor(trigger: Trigger, { templates, colleagues, fill }: Options): Suggestion[] {
  if (trigger.sign === "/") {
    const found = matching(templates, trigger.query, ({ name, shortcut }) => [name, shortcut ?? ""]);
    return found.slice(0, most).map((template) => ({
      kind: "template",
      id: template.id,
      label: template.name,
      hint: excerpt(fill(template)),
      template,
    }));
  }
  const found = matching(colleagues ?? [], trigger.query, ({ name }) => [name]);
  return found.slice(0, most).map((colleague) => ({
    kind: "colleague",
    id: colleague.membershipId,
    label: colleague.name,
    colleague,
  }));
}

/** Templates behind "/" and colleagues behind "@", chosen with the arrows and Enter while the text keeps the focus. */
export function useSuggest(options: Options) {
  const { input, text, onTextChange, colleagues, fill, onChosen } = options;
  const listId = useId();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [index, setIndex] = useState(0);
  const isAsked = trigger !== null && (trigger.sign === "/" || colleagues !== null);
  const suggestions = isAsked ? suggestionsFor(trigger, options) : [];
  const isOpen = isAsked && (suggestions.length > 0 || (trigger.sign === "/" && trigger.query === ""));
  const active = suggestions[Math.min(index, suggestions.length - 1)];

  const look = useCallback((value: string, caret: number) => {
    setTrigger((before) => {
      const now = triggerAt(value, caret);
      if (before?.start !== now?.start || before?.query !== now?.query) setIndex(0);
      return now;
    });
  }, []);

  const place = (value: string, caret: number) => {
    onTextChange(value);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(caret, caret);
    });
  };

  const choose = (suggestion: Suggestion) => {
    if (!trigger) return;
    const by = suggestion.kind === "template" ? fill(suggestion.template) : `@${suggestion.label} `;
    const field = input.current;
    const written = field?.value ?? text;
    const at = (field ? triggerAt(written, field.selectionStart) : null) ?? trigger;
    const replaced = replaceTrigger(written, at, by);
    setTrigger(null);
    onChosen(suggestion);
    place(replaced.text, replaced.caret);
  };

  /** Whether the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) {
      setIndex((before) => (before + step + suggestions.length) % suggestions.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && active && !event.metaKey && !event.ctrlKey) {
      choose(active);
    } else if (event.key === "Escape") {
      setTrigger(null);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  /** Opens the list as if one had typed the sign where the caret is. */
  const ask = (sign: "/" | "@") => {
    const box = input.current;
    const at = box && document.activeElement === box ? box.selectionStart : text.length;
    const before = text.slice(0, at);
    const gap = before === "" || /\s$/.test(before) ? "" : sign === "/" ? "\n\n" : " ";
    const value = `${before}${gap}${sign}${text.slice(at)}`;
    const caret = before.length + gap.length + 1;
    setIndex(0);
    setTrigger({ sign, query: "", start: caret - 1, end: caret });
    place(value, caret);
  };

  return {
    listId,
    sign: isOpen ? (trigger?.sign ?? null) : null,
    suggestions,
    active: isOpen ? (active ?? null) : null,
    look,
    close: () => setTrigger(null),
    choose,
    hover: setIndex,
    onKeyDown,
    ask,
  };
}

export type Suggest = ReturnType<typeof useSuggest>;
