"use client";
import { Combobox } from "@handrail/ui/combobox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Segmented } from "@handrail/ui/segmented";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";

export type Customer = {
  isNew: boolean;
  contactId: string | null;
  name: string;
  email: string;
  phone: string;
};

type Props = {
  value: Customer;
  onChange: (part: Partial<Customer>) => void;
  isWrong: (path: string) => boolean;
};

function Known({ value, onChange, isWrong }: Props) {
  const t = useTranslations("tickets.behalf");
  const [query, setQuery] = useState("");
  const search = useDebounced(query.trim().slice(0, 200), 200);
  const found = trpc.contacts.find.useQuery({ search, limit: 20 }, { placeholderData: (before) => before });
  const chosen = trpc.contacts.get.useQuery(
    { contactId: value.contactId ?? "" },
    { enabled: value.contactId !== null },
  );
  const people = found.data ?? [];
  const isListed = people.some(({ id }) => id === value.contactId);
  const all = chosen.data && !isListed ? [chosen.data, ...people] : people;
  return (
    <Field label={t("customer")} error={isWrong("contactId") ? t("errors.contactId") : undefined}>
      <Combobox
        value={value.contactId}
        onValueChange={(contactId) => onChange({ contactId })}
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

function Unknown({ value, onChange, isWrong }: Props) {
  const t = useTranslations("tickets.behalf");
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t("name")} error={isWrong("newContact.name") ? t("errors.name") : undefined}>
        <Input
          name="newContact.name"
          maxLength={120}
          value={value.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label={t("email")} error={isWrong("newContact.email") ? t("errors.email") : undefined}>
        <Input
          name="newContact.email"
          type="email"
          maxLength={254}
          value={value.email}
          onChange={(event) => onChange({ email: event.target.value })}
        />
      </Field>
      <Field label={t("phone")} error={isWrong("newContact.phone") ? t("errors.phone") : undefined}>
        <Input
          name="newContact.phone"
          type="tel"
          maxLength={40}
          value={value.phone}
          onChange={(event) => onChange({ phone: event.target.value })}
        />
      </Field>
    </div>
  );
}

/** For whom: somebody who is known, or somebody new. */
export function CustomerField(props: Props) {
  const t = useTranslations("tickets.behalf");
  const { value, onChange } = props;
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t("who")}
        options={[
          { value: "known", label: t("known") },
          { value: "new", label: t("somebodyNew") },
        ]}
        value={value.isNew ? "new" : "known"}
        onValueChange={(choice) => onChange({ isNew: choice === "new" })}
      />
      {value.isNew ? <Unknown {...props} /> : <Known {...props} />}
    </div>
  );
}
