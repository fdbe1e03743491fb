"use client";
import { Button } from "@handrail/ui/button";
import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { useMergingPeople } from "./use-merging-people.ts";

/** The contacts that were merged into a person, each with the way back. */
export function MergedPeople({ merged }: { merged: RouterOutputs["contacts"]["get"]["merged"] }) {
  const t = useTranslations("people.merge");
  const { unmerge } = useMergingPeople();
  if (merged.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 text-sm">
      <h3 className="font-semibold text-fg">{t("merged")}</h3>
      <ul className="flex flex-col gap-2">
        {merged.map(({ id, name, email, phone, mergedAt, mergedByName, ticketCount }) => (
          <li key={id} className="flex items-start gap-2">
            <span className="min-w-0 flex-1">
              <span className="block wrap-anywhere text-fg">
                {[name, email ?? phone].filter(Boolean).join(" · ")}
              </span>
              <span className="block text-xs text-fg-muted">
                {t("brought", { count: ticketCount, name: mergedByName ?? "" })} ·{" "}
                <RelativeTime at={mergedAt} />
              </span>
            </span>
            <Button
              size="sm"
              aria-label={t("undoOf", { name })}
              loading={unmerge.isPending && unmerge.variables.contactId === id}
              onClick={() => unmerge.mutate({ contactId: id })}
            >
              <Undo2 aria-hidden />
              {t("undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
