"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { cn } from "@handrail/ui/cn";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";
import { slugOf } from "./article-fields.ts";
import type { DraftStore } from "./draft-store.ts";
import type { Problems } from "./use-article-actions.ts";
import { useDraftFields } from "./use-draft-value.ts";
import { useFieldErrors } from "./use-field-errors.ts";

type LineProps = {
  label: string;
  placeholder: string;
  value: string;
  lang: string;
  error: string | undefined;
  className: string;
  input?: RefObject<HTMLTextAreaElement | null>;
  onChange: (value: string) => void;
};

/** One line of text that wraps instead of running out of its box. */
function Line({ label, placeholder, value, lang, error, className, input, onChange }: LineProps) {
  const errorId = useId();
  return (
    <div>
      <textarea
        ref={input}
        rows={1}
        lang={lang}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, " "))}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) event.preventDefault();
        }}
        className={cn(
          "field-sizing-content w-full resize-none rounded-tight bg-transparent text-fg outline-none placeholder:text-fg-subtle focus-visible:outline-none",
          className,
        )}
      />
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-sm text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}

const headFields = ["title", "excerpt", "slug"] as const;

type Props = {
  store: DraftStore;
  lang: string;
  problems: Problems;
  /** Before the first publication the address follows the title, until it is changed. */
  canFollow: boolean;
  titleInput: RefObject<HTMLTextAreaElement | null>;
  onChange: (change: Partial<ArticleFields>) => void;
};

/** Title and excerpt, as large as readers see them. */
export function ArticleHead({ store, lang, problems, canFollow, titleInput, onChange }: Props) {
  const t = useTranslations("kb.editor");
  const { title, excerpt, slug } = useDraftFields(store, headFields);
  const errors = useFieldErrors({ title, excerpt }, problems);
  const followsTitle = canFollow && (slug === "" || slug === slugOf(title));
  return (
    <div className="flex shrink-0 flex-col gap-1 px-1">
      <h1 className="sr-only">{title || t("newTitle")}</h1>
      <Line
        input={titleInput}
        lang={lang}
        label={t("title")}
        placeholder={t("titlePlaceholder")}
        value={title}
        error={errors.title}
        onChange={(next) => onChange(followsTitle ? { title: next, slug: slugOf(next) } : { title: next })}
        className="text-xl leading-tight font-semibold tracking-tight"
      />
      <Line
        lang={lang}
        label={t("excerpt")}
        placeholder={t("excerptPlaceholder")}
        value={excerpt}
        error={errors.excerpt}
        onChange={(next) => onChange({ excerpt: next })}
        className="text-base text-fg-muted"
      />
    </div>
  );
}
