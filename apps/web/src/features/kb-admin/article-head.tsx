"use client";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { cn } from "@handrail/ui/cn";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId } from "react";

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

type Props = {
  fields: ArticleFields;
  lang: string;
  errors: { title?: string; excerpt?: string };
  titleInput: RefObject<HTMLTextAreaElement | null>;
  onTitle: (title: string) => void;
  onExcerpt: (excerpt: string) => void;
};

/** Title and excerpt, as large as readers see them. */
export function ArticleHead({ fields, lang, errors, titleInput, onTitle, onExcerpt }: Props) {
  const t = useTranslations("kb.editor");
  return (
    <div className="flex shrink-0 flex-col gap-1 px-1">
      <Line
        input={titleInput}
        lang={lang}
        label={t("title")}
        placeholder={t("titlePlaceholder")}
        value={fields.title}
        error={errors.title}
        onChange={onTitle}
        className="text-xl leading-tight font-semibold tracking-tight"
      />
      <Line
        lang={lang}
        label={t("excerpt")}
        placeholder={t("excerptPlaceholder")}
        value={fields.excerpt}
        error={errors.excerpt}
        onChange={onExcerpt}
        className="text-base text-fg-muted"
      />
    </div>
  );
}
