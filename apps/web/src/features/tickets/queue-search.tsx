"use client";
import { SearchInput } from "@handrail/ui/search-input";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Queue } from "./use-queue.ts";

const settleMs = 250;

/** Looks for tickets a moment after one stops typing; Esc empties it. */
export function QueueSearch({ queue, input }: { queue: Queue; input: RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("queue");
  const { filters, choose } = queue;
  const [text, setText] = useState(filters.q);
  const asked = useRef(filters.q);
  const ask = useRef(choose);
  useEffect(() => {
    ask.current = choose;
  });
  useEffect(() => {
    if (filters.q === asked.current) return;
    asked.current = filters.q;
    setText(filters.q);
  }, [filters.q]);
  useEffect(() => {
    if (text === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = text;
      ask.current({ q: text }, { replace: true });
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    if (text) setText("");
    else input.current?.blur();
  };
  return (
    <SearchInput
      ref={input}
      className="w-80 max-sm:w-[calc(100vw-2rem)]"
      onKeyDown={onKeyDown}
      label={t("search")}
      value={text}
      onText={setText}
      shortcut="/"
    />
  );
}
