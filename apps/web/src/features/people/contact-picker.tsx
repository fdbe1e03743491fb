"use client";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = {
  label: string;
  value: string | null;
  onChange: (contactId: string) => void;
  error?: string | undefined;
  /** Who is not offered. */
  except?: string;
};

/** Looks for a person and chooses one. */
export function ContactPicker({ label, value, onChange, error, except }: Props) {
  const t = useTranslations("tickets.behalf");
  const [query, setQuery] = useState("");
  const search = useDebounced(query.trim().slice(0, 200), 200);
  const found = trpc.contacts.find.useQuery({ search, limit: 20 }, { placeholderData: (before) => before });
  const chosen = trpc.contacts.get.useQuery({ contactId: value ?? "" }, { enabled: value !== null });
  const people = found.data?.filter(({ id }) => id !== except) ?? [];
  const isListed = people.some(({ id }) => id === value);
  const all = chosen.data && !isListed ? [chosen.data, ...people] : people;
  return (
    <Field label={label} error={error}>
      <Combobox
        value={value}
        onValueChange={onChange}
        options={all.map(({ id, name, email, phone }) => ({
          value: id,
          label: name,
          hint: email ?? phone ?? "",
        }))}
        query={query}
        onQueryChange={setQuery}
        placeholder={t("choose")}
        searchPlaceholder={t("searchPeople")}
        emptyLabel={t("nobody")}
        loadingLabel={found.isFetching ? t("searching") : undefined}
      />
    </Field>
  );
}
