"use client";
import { articleVisibilities, type Locale, locales } from "@handrail/contracts";
import { categorySources, type KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Select } from "@handrail/ui/select";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";

export const firstOptions = (locale: Locale): KbImportOptions => ({
  locale,
  status: "draft",
  visibility: "public",
  categories: "auto",
  categoryId: null,
  createCategories: true,
  source: "",
});

type Props = { options: KbImportOptions; onChange: (options: KbImportOptions) => void };

/** What pages are that do not say so themselves. */
export function OptionsForm({ options, onChange }: Props) {
  const t = useTranslations("kbImport.options");
  const languages = useTranslations("vocabulary.locale");
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const set = (change: Partial<KbImportOptions>) => onChange({ ...options, ...change });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("locale")} hint={t("localeHint")}>
        <Select
          value={options.locale}
          onValueChange={(locale) => set({ locale })}
          options={locales.map((value) => ({ value, label: languages(value) }))}
        />
      </Field>
      <Field label={t("status")} hint={t("statusHint")}>
        <Select
          value={options.status}
          onValueChange={(status) => set({ status })}
          options={[
            { value: "draft", label: t("draft") },
            { value: "published", label: t("published") },
          ]}
        />
      </Field>
      <Field label={t("visibility")}>
        <Select
          value={options.visibility}
          onValueChange={(visibility) => set({ visibility })}
          options={articleVisibilities.map((value) => ({ value, label: t(value) }))}
        />
      </Field>
      <Field label={t("categories")}>
        <Select<string>
          value={options.categoryId ?? options.categories}
          onValueChange={(value) => {
            const categoryFrom = categorySources.find((known) => known === value);
            set(categoryFrom ? { categories: categoryFrom, categoryId: null } : { categoryId: value });
          }}
          options={[
            ...categorySources.map((value) => ({ value, label: t(value) })),
            ...(categories.data ?? []).map(({ id, name }) => ({ value: id, label: t("one", { name }) })),
          ]}
        />
      </Field>
      <Field label={t("source")} hint={t("sourceHint")}>
        <Input
          value={options.source}
          maxLength={60}
          onChange={(event) => set({ source: event.target.value })}
        />
      </Field>
      <div className="flex items-center">
        <Checkbox
          label={t("create")}
          checked={options.createCategories}
          disabled={options.categoryId !== null || options.categories === "none"}
          onCheckedChange={(checked) => set({ createCategories: checked === true })}
        />
      </div>
    </div>
  );
}
