"use client";
import { cn } from "@handrail/ui/cn";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ChangedLine, type Piece, textChanges } from "./text-changes.ts";

const lineStyle = {
  same: "",
  changed: "bg-tone-info/60",
  added: "bg-tone-success text-tone-success-fg",
  removed: "bg-tone-danger text-tone-danger-fg",
} as const;
const signs = { same: " ", changed: "±", added: "+", removed: "−" } as const;

function Word({ piece, whole }: { piece: Piece; whole: boolean }) {
  if (whole || piece.kind === "same") return piece.text;
  if (piece.kind === "added") {
    return (
      <ins className="rounded-[0.2rem] bg-tone-success text-tone-success-fg underline decoration-1 underline-offset-2">
        {piece.text}
      </ins>
    );
  }
  return <del className="rounded-[0.2rem] bg-tone-danger text-tone-danger-fg line-through">{piece.text}</del>;
}

function Line({ line }: { line: ChangedLine }) {
  const t = useTranslations("kb.revisions");
  if (line.kind === "skipped") {
    return (
      <li className="border-y border-line bg-surface-sunken px-3 py-0.5 text-xs text-fg-subtle first:border-t-0 last:border-b-0">
        {t("skipped", { count: line.count })}
      </li>
    );
  }
  const { kind } = line;
  const spoken = kind === "added" || kind === "removed" ? t(kind) : null;
  return (
    <li className={cn("flex gap-2 px-3 py-0.5", lineStyle[kind])}>
      <span aria-hidden className="w-3 shrink-0 text-center text-fg-subtle select-none">
        {signs[kind]}
      </span>
      {spoken && <span className="sr-only">{spoken}: </span>}
      <span className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">
        {line.pieces.map((piece, index) => (
          <Word key={index} piece={piece} whole={kind !== "changed"} />
        ))}
        {line.pieces.every(({ text }) => text === "") && "\u00a0"}
      </span>
    </li>
  );
}

type Props = { before: string; after: string; label: string };

/** What changed from one text to another, line by line and, in reworded lines, word by word. */
export function TextDiff({ before, after, label }: Props) {
  const t = useTranslations("kb.revisions");
  const lines = useMemo(() => textChanges(before, after), [before, after]);
  if (lines.length === 0) return <p className="text-sm text-fg-muted">{t("same")}</p>;
  return (
    <ol
      aria-label={label}
      className="overflow-hidden rounded-control border border-line bg-surface py-1 font-mono text-[0.8125rem]/[1.6]"
    >
      {lines.map((line, index) => (
        <Line key={index} line={line} />
      ))}
    </ol>
  );
}
