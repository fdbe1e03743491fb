"use client";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Segmented } from "@handrail/ui/segmented";
import { useTranslations } from "next-intl";
import { ContactPicker } from "./contact-picker.tsx";

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
  return (
    <ContactPicker
      label={t("customer")}
      value={value.contactId}
      onChange={(contactId) => onChange({ contactId })}
      error={isWrong("contactId") ? t("errors.contactId") : undefined}
    />
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
