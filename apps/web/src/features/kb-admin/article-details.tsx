"use client";
import { type ArticleVisibility, articleVisibilities, type Locale, locales } from "@handrail/contracts";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Select } from "@handrail/ui/select";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { trpc } from "../../trpc/client.tsx";
import { typedSlug } from "./article-fields.ts";
import type { DraftStore } from "./draft-store.ts";
import type { Problems } from "./use-article-actions.ts";
import { useDraftFields } from "./use-draft-value.ts";
import { useFieldErrors } from "./use-field-errors.ts";
import { WordsInput } from "./words-input.tsx";

const detailFields = ["slug", "categoryId", "visibility", "tags", "intents"] as const;

type Props = {
  store: DraftStore;
  locale: Locale;
  isStarted: boolean;
  /** The address that readers know; null before the first publication. */
  knownSlug: string | null;
  problems: Problems;
  onChange: (change: Partial<ArticleFields>) => void;
  onLocaleChange: (locale: Locale) => void;
  children: ReactNode;
};

const isVisibility = (value: string): value is ArticleVisibility =>
  articleVisibilities.some((known) => known === value);

/** Everything about an article that is not its text. */
export function ArticleDetails(props: Props) {
  const { store, locale, isStarted, knownSlug, problems, onChange, onLocaleChange, children } = props;
  const fields = useDraftFields(store, detailFields);
  const errors = useFieldErrors(fields, problems);
  const t = useTranslations("kb.fields");
  const visibilities = useTranslations("vocabulary.articleVisibility");
  const names = useTranslations("vocabulary.locale");
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const words = trpc.kbAdmin.words.useQuery(undefined, { staleTime: 300_000 });
  const isMoved = knownSlug !== null && fields.slug !== "" && fields.slug !== knownSlug;
  const slugHint =
    fields.slug === "" ? t("slugEmpty") : isMoved ? t("slugMoved") : t("slugHint", { slug: fields.slug });
  return (
    <div className="flex flex-col gap-5">
      <Field label={t("slug")} hint={slugHint} error={errors.slug}>
        <Input
          value={fields.slug}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => onChange({ slug: typedSlug(event.target.value) })}
        />
      </Field>
      <Field label={t("categoryId")} error={errors.categoryId}>
        <Select
          value={fields.categoryId ?? "none"}
          onValueChange={(value) => onChange({ categoryId: value === "none" ? null : value })}
          options={[
            { value: "none", label: t("noCategory") },
            ...(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
      <Field
        label={t("visibility")}
        error={errors.visibility}
        hint={fields.visibility === "public" ? t("publicHint") : t("internalHint")}
      >
        <Select
          value={fields.visibility}
          onValueChange={(value) => isVisibility(value) && onChange({ visibility: value })}
          options={articleVisibilities.map((value) => ({ value, label: visibilities(value) }))}
        />
      </Field>
      {!isStarted && (
        <Field label={t("language")} hint={t("languageHint")}>
          <Select
            value={locale}
            onValueChange={onLocaleChange}
            options={locales.map((value) => ({ value, label: names(value) }))}
          />
        </Field>
      )}
      <WordsInput
        label={t("tags")}
        hint={t("tagsHint")}
        values={fields.tags}
        suggestions={words.data?.tags ?? []}
        error={errors.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <WordsInput
        label={t("intents")}
        hint={t("intentsHint")}
        values={fields.intents}
        suggestions={words.data?.intents ?? []}
        error={errors.intents}
        onChange={(intents) => onChange({ intents })}
      />
      {children}
    </div>
  );
}
