"use client";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { Checkbox } from "@handrail/ui/checkbox";
import { Combobox } from "@handrail/ui/combobox";
import { Input } from "@handrail/ui/input";
import { ListPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { SideCard } from "./side-card.tsx";
import { isOver } from "./statuses.ts";
import type { Ticket } from "./use-ticket.ts";
import type { TicketChanges } from "./use-ticket-changes.ts";

type Field = RouterOutputs["tickets"]["choices"]["fields"][number];
type BoxProps = {
  field: Field;
  value: CustomValue;
  isDisabled: boolean;
  onChange: (value: CustomValue) => void;
};

const inputTypes = { text: "text", number: "number", date: "date" } as const;

/** A value that is written: sent when one leaves it or presses Enter. */
function WrittenValue({ id, field, value, isDisabled, onChange }: BoxProps & { id: string }) {
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const [typed, setTyped] = useState<string | null>(null);
  const type = inputTypes[field.kind === "number" || field.kind === "date" ? field.kind : "text"];
  const settle = () => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() === shown) return;
    if (typed.trim() === "") onChange(null);
    else onChange(field.kind === "number" ? Number(typed) : typed.trim());
  };
  return (
    <Input
      id={id}
      type={type}
      value={typed ?? shown}
      disabled={isDisabled}
      required={field.isRequired}
      maxLength={1_000}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}

function FieldValue(props: BoxProps) {
  const { field, value, isDisabled, onChange } = props;
  const t = useTranslations("templates.fields");
  const id = useId();
  const box = {
    label: field.name,
    placeholder: t("none"),
    searchPlaceholder: t("find"),
    emptyLabel: t("nothingFound"),
    disabled: isDisabled,
  };
  if (field.kind === "checkbox")
    return (
      <Checkbox
        label={field.name}
        checked={value === true}
        disabled={isDisabled}
        onCheckedChange={(checked) => onChange(checked === true)}
      />
    );
  const options = field.options.map((option) => ({ value: option, label: option }));
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs text-fg-muted">
        {field.name}
      </label>
      {field.kind === "select" ? (
        <Combobox
          {...box}
          id={id}
          options={field.isRequired ? options : [{ value: "", label: t("none") }, ...options]}
          value={typeof value === "string" ? value : ""}
          onValueChange={(next) => onChange(next === "" ? null : next)}
        />
      ) : field.kind === "multi_select" ? (
        <Combobox
          {...box}
          id={id}
          options={options}
          values={Array.isArray(value) ? value : []}
          onValuesChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      ) : (
        <WrittenValue {...props} id={id} />
      )}
    </div>
  );
}

/** The organisation's own fields. */
export function TicketFields(props: { ticket: Ticket; changes: TicketChanges; fields: readonly Field[] }) {
  const { ticket, changes, fields } = props;
  const t = useTranslations("templates.fields");
  if (fields.length === 0) return null;
  return (
    <SideCard title={t("title")} icon={<ListPlus aria-hidden />}>
      <div className="flex flex-col gap-3">
        {fields.map((field) => (
          <FieldValue
            key={field.key}
            field={field}
            value={ticket.custom[field.key] ?? null}
            isDisabled={isOver(ticket.status)}
            onChange={(to) => changes.mutate({ field: "custom", key: field.key, to })}
          />
        ))}
      </div>
    </SideCard>
  );
}
