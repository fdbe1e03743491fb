"use client";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { z } from "zod";

const factsSchema = z.array(z.object({ label: z.string(), value: z.string(), ok: z.boolean().optional() }));
export type Fact = z.infer<typeof factsSchema>[number];

/** PURE. What the host application told of a person; what cannot be read is left out. */
export const readFacts = (attributes: unknown): Fact[] => factsSchema.catch([]).parse(attributes);

/** Facts of the host application, with a sign where it says that something works or not. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useTranslations("tickets.context");
  return (
    <dl className="flex flex-col gap-1">
      {facts.map(({ label, value, ok }) => (
        <div key={`${label}:${value}`} className="flex items-start justify-between gap-3">
          <dt className="min-w-0 text-fg-muted wrap-anywhere">{label}</dt>
          <dd className="flex min-w-0 items-center gap-1.5 text-end text-fg wrap-anywhere">
            {value}
            {ok === true && (
              <CircleCheck aria-label={t("ok")} className="size-4 shrink-0 text-tone-success-solid" />
            )}
            {ok === false && (
              <CircleX aria-label={t("notOk")} className="size-4 shrink-0 text-tone-danger-solid" />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
