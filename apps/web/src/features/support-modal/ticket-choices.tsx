"use client";
import { priorities, severities, ticketTypes } from "@handrail/contracts";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import type { TicketDraft } from "./ticket-draft.ts";
import type { FormField } from "./use-submit-ticket.ts";

type Props = {
  draft: TicketDraft;
  isVisitor: boolean;
  set: (field: FormField, part: Partial<TicketDraft>) => void;
  errorOf: (field: FormField) => string | undefined;
};

function Choice<Value extends string>({
  name,
  label,
  error,
  value,
  values,
  wordOf,
  onChange,
}: {
  name: string;
  label: string;
  error: string | undefined;
  value: Value;
  values: readonly Value[];
  wordOf: (value: Value) => string;
  onChange: (value: Value) => void;
}) {
  return (
    <Field label={label} error={error}>
      <NativeSelect
        name={name}
        value={value}
        onChange={(event) => {
          const chosen = values.find((each) => each === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {wordOf(each)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

/** What kind of question it is and how much it matters: visitors are asked less. */
export function TicketChoices({ draft, isVisitor, set, errorOf }: Props) {
  const t = useTranslations("modal.ticket");
  const types = useTranslations("vocabulary.ticketType");
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 5 * 60_000 });
  return (
    <div className={isVisitor ? "grid gap-4 sm:grid-cols-2" : "grid gap-4 sm:grid-cols-3"}>
      {isVisitor ? null : (
        <Choice
          name="type"
          label={t("type")}
          error={errorOf("type")}
          value={draft.type}
          values={ticketTypes}
          wordOf={(type) => types(type)}
          onChange={(type) => set("type", { type })}
        />
      )}
      <Field label={t("category")} error={errorOf("categoryId")}>
        <NativeSelect
          name="categoryId"
          value={draft.categoryId ?? ""}
          onChange={(event) => set("categoryId", { categoryId: event.target.value || null })}
        >
          <option value="">{t("anyCategory")}</option>
          {categories.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {isVisitor ? (
        <Choice
          name="priority"
          label={t("priority")}
          error={errorOf("priority")}
          value={draft.priority}
          values={priorities}
          wordOf={(priority) => t(`priorities.${priority}`)}
          onChange={(priority) => set("priority", { priority })}
        />
      ) : (
        <Choice
          name="severity"
          label={t("severity")}
          error={errorOf("severity")}
          value={draft.severity}
          values={severities}
          wordOf={(severity) => t(`severities.${severity}`)}
          onChange={(severity) => set("severity", { severity })}
        />
      )}
    </div>
  );
}
