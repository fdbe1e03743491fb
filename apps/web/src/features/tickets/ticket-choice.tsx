"use client";
import type { TicketStatus } from "@handrail/contracts";
import { RadioGroup } from "@handrail/ui/radio-group";
import { SearchInput } from "@handrail/ui/search-input";
import { SkeletonText } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = {
  query: {
    data?: readonly { id: string; number: string; subject: string; status: TicketStatus }[] | undefined;
    isPending: boolean;
    error: unknown;
  };
  typed: string;
  onType: (typed: string) => void;
  label: string;
  /** What to say where nothing was found. */
  none: string;
  value: string | undefined;
  onChoose: (ticketId: string) => void;
};

/** Looks for a ticket and chooses one. */
export function TicketChoice({ query, typed, onType, label, none, value, onChoose }: Props) {
  const t = useTranslations("tickets.related");
  const errorText = useErrorText();
  return (
    <>
      <SearchInput autoFocus label={t("search")} value={typed} onText={onType} />
      {query.isPending && <SkeletonText lines={3} />}
      {query.error ? <p className="text-sm text-danger-text">{errorText(query.error)}</p> : null}
      {query.data?.length === 0 && (
        <p role="status" className="py-2 text-sm text-fg-muted">
          {none}
        </p>
      )}
      {query.data && query.data.length > 0 && (
        <RadioGroup
          label={label}
          options={query.data.map(({ id, number, subject, status }) => ({
            value: id,
            label: subject,
            hint: (
              <span className="inline-flex items-center gap-2 tabular-nums">
                {number}
                <StatusBadge status={status} />
              </span>
            ),
          }))}
          value={value ?? ""}
          onValueChange={onChoose}
        />
      )}
    </>
  );
}
