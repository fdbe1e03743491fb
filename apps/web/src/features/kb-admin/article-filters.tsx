"use client";
import { articleStatuses, articleVisibilities, locales } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { SearchInput } from "@handrail/ui/search-input";
import { Select } from "@handrail/ui/select";
import { PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { trpc } from "../../trpc/client.tsx";
import type { Place, PlaceChange } from "./list-place.ts";

const any = "any";

type Props = {
  place: Place;
  onChange: (change: PlaceChange) => void;
  input: RefObject<HTMLInputElement | null>;
};

/** What narrows the list of articles. */
export function ArticleFilters({ place, onChange, input }: Props) {
  const t = useTranslations("dashboard.kb");
  const kb = useTranslations("kb.list");
  const statuses = useTranslations("vocabulary.articleStatus");
  const visibilities = useTranslations("vocabulary.articleVisibility");
  const names = useTranslations("vocabulary.locale");
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const authors = trpc.kbAdmin.authors.useQuery(undefined, { staleTime: 300_000 });
  const chosen = <Value extends string>(known: readonly Value[], value: string) =>
    known.find((one) => one === value) ?? null;
  return (
    <div className="flex flex-wrap gap-2">
      <SearchInput
        ref={input}
        className="w-full sm:w-60"
        label={t("search")}
        value={place.q}
        onText={(text) => onChange({ q: text || null })}
        shortcut="/"
      />
      <Select
        label={t("status")}
        className="w-[calc(50%-0.25rem)] sm:w-38"
        value={place.status ?? any}
        onValueChange={(value) => onChange({ status: chosen(articleStatuses, value) })}
        options={[
          { value: any, label: t("anyStatus") },
          ...articleStatuses.map((value) => ({ value, label: statuses(value) })),
        ]}
      />
      <Select
        label={t("category")}
        className="w-[calc(50%-0.25rem)] sm:w-40"
        value={place.category || any}
        onValueChange={(value) => onChange({ category: value === any ? null : value })}
        options={[
          { value: any, label: t("anyCategory") },
          ...(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label={kb("visibility")}
        className="w-[calc(50%-0.25rem)] sm:w-40"
        value={place.visibility ?? any}
        onValueChange={(value) => onChange({ visibility: chosen(articleVisibilities, value) })}
        options={[
          { value: any, label: kb("anyVisibility") },
          ...articleVisibilities.map((value) => ({ value, label: visibilities(value) })),
        ]}
      />
      <Select
        label={kb("language")}
        className="w-[calc(50%-0.25rem)] sm:w-38"
        value={place.language ?? any}
        onValueChange={(value) => onChange({ language: chosen(locales, value) })}
        options={[
          { value: any, label: kb("anyLanguage") },
          ...locales.map((value) => ({ value, label: names(value) })),
        ]}
      />
      {(authors.data?.length ?? 0) > 1 && (
        <Select
          label={kb("author")}
          className="w-[calc(50%-0.25rem)] sm:w-40"
          value={place.author || any}
          onValueChange={(value) => onChange({ author: value === any ? null : value })}
          options={[
            { value: any, label: kb("anyAuthor") },
            ...(authors.data ?? []).map(({ membershipId, name }) => ({ value: membershipId, label: name })),
          ]}
        />
      )}
      <Button
        variant="ghost"
        aria-pressed={place.edited}
        title={kb("editedHint")}
        onClick={() => onChange({ edited: place.edited ? null : true })}
      >
        <PenLine />
        {kb("edited")}
      </Button>
    </div>
  );
}
