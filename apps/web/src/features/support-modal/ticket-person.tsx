"use client";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { useTranslations } from "next-intl";
import type { TicketDraft } from "./ticket-draft.ts";
import type { FormField } from "./use-submit-ticket.ts";

type Props = {
  draft: TicketDraft;
  set: (field: FormField, part: Partial<TicketDraft>) => void;
  errorOf: (field: FormField) => string | undefined;
  /** The trap for what fills in everything; people do not meet it. */
  website: string;
  onWebsite: (value: string) => void;
};

/** Who is asking, where there is no account to say so. */
export function TicketPerson({ draft, set, errorOf, website, onWebsite }: Props) {
  const t = useTranslations("modal.ticket");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t("name")} error={errorOf("name")}>
        <Input
          name="name"
          size="lg"
          autoComplete="name"
          maxLength={80}
          value={draft.name}
          onChange={(event) => set("name", { name: event.target.value })}
        />
      </Field>
      <Field label={t("email")} error={errorOf("email")}>
        <Input
          name="email"
          type="email"
          size="lg"
          autoComplete="email"
          maxLength={254}
          value={draft.email}
          onChange={(event) => set("email", { email: event.target.value })}
        />
      </Field>
      <Field label={t("company")} mark={t("optional")} error={errorOf("company")} className="sm:col-span-2">
        <Input
          name="company"
          size="lg"
          autoComplete="organization"
          maxLength={120}
          value={draft.company}
          onChange={(event) => set("company", { company: event.target.value })}
        />
      </Field>
      <div aria-hidden className="absolute -start-[9999px] size-px overflow-hidden">
        <label>
          Website
          <input
            name="website"
            tabIndex={-1}
            autoComplete="off"
            value={website}
            onChange={(event) => onWebsite(event.target.value)}
          />
        </label>
      </div>
    </div>
  );
}
