"use client";
import { cn } from "@handrail/ui/cn";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { Segmented } from "@handrail/ui/segmented";
import { LoadingRegion, SkeletonText } from "@handrail/ui/skeleton";
import { CircleAlert, Columns2, Eye, PenLine } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type RefObject, type UIEvent, useDeferredValue, useId, useRef, useState } from "react";
import { useMedia } from "../../lib/use-media.ts";
import type { DraftStore } from "./draft-store.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { LinksElsewhere } from "./links-elsewhere.tsx";
import type { Problems } from "./use-article-actions.ts";
import { useDraftFields } from "./use-draft-value.ts";
import { useFieldErrors } from "./use-field-errors.ts";
import { useTextArea } from "./use-text-area.ts";

const ArticlePreview = dynamic(
  () => import("./article-preview.tsx").then((module) => module.ArticlePreview),
  { loading: () => <PreviewLoading /> },
);

function PreviewLoading() {
  const t = useTranslations("common");
  return (
    <LoadingRegion label={t("loading")}>
      <SkeletonText lines={6} />
    </LoadingRegion>
  );
}

const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

const bodyOnly = ["body"] as const;

type Mode = "write" | "split" | "read";

type Props = {
  store: DraftStore;
  lang: string;
  callouts: CalloutLabels;
  problems: Problems;
  onChange: (body: string) => void;
  goToLine: RefObject<((line: number) => void) | null>;
};

/** Where the text is written, with what readers will see beside it; on phones one of both. */
export function WritingPane({ store, lang, callouts, problems, onChange, goToLine }: Props) {
  const t = useTranslations("kb.editor");
  const image = useTranslations("kb.image");
  const area = useRef<HTMLTextAreaElement>(null);
  const preview = useRef<HTMLElement>(null);
  const [chosenMode, setMode] = useState<Mode | null>(null);
  const hasRoom = useMedia("(min-width: 64rem)");
  const mode = chosenMode ?? (hasRoom === false ? "write" : "split");
  const [isDropping, setDropping] = useState(false);
  const { body } = useDraftFields(store, bodyOnly);
  const shown = useDeferredValue(body);
  const error = useFieldErrors({ body }, problems).body;
  const errorId = useId();
  const text = useTextArea(area);
  goToLine.current = (line) => {
    if (mode === "read") setMode("split");
    requestAnimationFrame(() => text.goToLine(line));
  };
  const follow = (event: UIEvent<HTMLTextAreaElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    const beside = preview.current;
    if (!beside || scrollHeight <= clientHeight) return;
    const share = scrollTop / (scrollHeight - clientHeight);
    beside.scrollTop = share * (beside.scrollHeight - beside.clientHeight);
  };
  return (
    <>
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 px-1 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-control has-[textarea:focus-visible]:border-ring">
        <div className="flex shrink-0 items-center gap-1 border-b border-line px-1.5 py-1">
          <EditorToolbar onTool={text.onTool} onImages={text.onImages} />
          <span className="px-1 text-xs whitespace-nowrap text-fg-subtle tabular-nums max-lg:hidden">
            {t("words", { count: wordCount(shown) })}
          </span>
          <Segmented
            label={t("mode")}
            size="sm"
            value={mode}
            onValueChange={setMode}
            options={[
              { value: "write", label: t("write"), icon: <PenLine aria-hidden />, iconOnly: true },
              { value: "split", label: t("split"), icon: <Columns2 aria-hidden />, iconOnly: true },
              { value: "read", label: t("read"), icon: <Eye aria-hidden />, iconOnly: true },
            ]}
          />
        </div>
        <div
          className={cn(
            "grid min-h-0 flex-1",
            mode === "split" ? "lg:grid-cols-2 max-lg:grid-rows-2" : "grid-cols-1",
          )}
        >
          <div className={cn("relative flex min-h-0 min-w-0 flex-col", mode === "read" && "hidden")}>
            <textarea
              ref={area}
              value={body}
              lang={lang}
              spellCheck
              aria-label={t("body")}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? errorId : undefined}
              placeholder={t("bodyPlaceholder")}
              onChange={(event) => onChange(event.target.value)}
              onScroll={follow}
              onDragEnter={() => setDropping(true)}
              onDragLeave={() => setDropping(false)}
              {...text.handlers}
              onDrop={(event) => {
                setDropping(false);
                text.handlers.onDrop(event);
              }}
              className="min-h-64 w-full flex-1 resize-none bg-transparent p-4 font-mono text-[0.84375rem]/[1.7] text-fg outline-none placeholder:font-sans placeholder:text-fg-subtle focus-visible:outline-none max-sm:text-base/[1.6] sm:px-5"
            />
            {isDropping && (
              <div className="pointer-events-none absolute inset-2 grid place-items-center rounded-control border-2 border-dashed border-ring bg-surface/85 text-sm font-medium text-fg">
                {image("drop")}
              </div>
            )}
          </div>
          {mode !== "write" && (
            <section
              ref={preview}
              aria-label={t("preview")}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
              tabIndex={0}
              lang={lang}
              className={cn(
                "min-h-0 min-w-0 overflow-y-auto bg-canvas/60 p-4 -outline-offset-2 sm:px-6",
                mode === "split" && "border-line max-lg:border-t lg:border-s",
              )}
            >
              <LinksElsewhere className="mx-auto max-w-[68ch]">
                {shown.trim() ? (
                  <ArticlePreview body={shown} callouts={callouts} />
                ) : (
                  <p className="text-sm text-fg-subtle">{t("previewEmpty")}</p>
                )}
              </LinksElsewhere>
            </section>
          )}
        </div>
      </div>
    </>
  );
}
