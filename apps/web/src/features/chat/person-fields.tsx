"use client";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";

export type Person = { name: string; email: string };
type Props = { person: Person; wrong: readonly string[]; onChange: (person: Person) => void };

/** Who somebody without an account says to be. */
export function PersonFields({ person, wrong, onChange }: Props) {
  const t = useTranslations("modal.chat.visitor");
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t("name")} error={wrong.includes("name") && t("nameInvalid")}>
        <Input
          autoComplete="name"
          maxLength={80}
          value={person.name}
          onChange={(event) => onChange({ ...person, name: event.target.value })}
        />
      </Field>
      <Field label={t("email")} error={wrong.includes("email") && t("emailInvalid")}>
        <Input
          type="email"
          autoComplete="email"
          value={person.email}
          onChange={(event) => onChange({ ...person, email: event.target.value })}
        />
      </Field>
    </div>
  );
}
