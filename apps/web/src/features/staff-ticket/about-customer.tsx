"use client";
import { Button } from "@handrail/ui/button";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = {
  value: string | null;
  onChange: (contactId: string | null) => void;
  error: string | undefined;
};

/** Finds the customer whom an internal ticket is about, among those that its author may see. */
export function AboutCustomer({ value, onChange, error }: Props) {
  const t = useTranslations("portal.internal");
  const [query, setQuery] = useState("");
  const search = useDebounced(query, 200);
  const found = trpc.contacts.find.useQuery({ search, limit: 20 });
  return (
    <Field
      label={t("about")}
      mark={t("optional")}
      error={error}
      action={
        value ? (
          <Button variant="link" onClick={() => onChange(null)}>
            {t("clear")}
          </Button>
        ) : undefined
      }
    >
      <Combobox
        value={value}
        onValueChange={onChange}
        options={(found.data ?? []).map(({ id, name, email }) => ({
          value: id,
          label: name,
          ...(email ? { hint: email } : {}),
        }))}
        query={query}
        onQueryChange={setQuery}
        placeholder={t("nobody")}
        searchPlaceholder={t("searchPeople")}
        emptyLabel={t("nobodyFound")}
        loadingLabel={found.isFetching ? t("searching") : undefined}
      />
    </Field>
  );
}
