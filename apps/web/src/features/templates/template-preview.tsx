"use client";
import { fillTemplate, placeholdersOf } from "@handrail/contracts";
import { Callout } from "@handrail/ui/callout";
import { Combobox } from "@handrail/ui/combobox";
import { Braces } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { MessageText } from "../thread/index.ts";

type Chosen = { id: string; label: string };

/** The template as it would read on a real ticket, which one chooses. */
export function TemplatePreview({ body }: { body: string }) {
  const t = useTranslations("templates.settings");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const search = useDebounced(typed.trim(), 200);
  const found = trpc.queue.list.useQuery({ search, limit: 8 }, { placeholderData: (before) => before });
  const tickets: Chosen[] = (found.data?.tickets ?? []).map(({ id, number, subject }) => ({
    id,
    label: `${number} ${subject}`,
  }));
  const shown = chosen ?? tickets[0] ?? null;
  const values = trpc.templates.values.useQuery(
    { ticketId: shown?.id ?? "" },
    { enabled: shown !== null, placeholderData: (before) => before },
  );
  const filled = fillTemplate(body, values.data ?? {});
  const { variables, unknown } = placeholdersOf(filled);
  const listed = (names: readonly string[]) => names.map((name) => `{{${name}}}`).join(", ");
  const others = chosen && !tickets.some(({ id }) => id === chosen.id) ? [chosen, ...tickets] : tickets;
  return (
    <section aria-label={t("preview")} className="flex min-w-0 flex-col gap-3">
      <Combobox
        label={t("previewOn")}
        placeholder={t("previewOn")}
        searchPlaceholder={t("findTicket")}
        emptyLabel={t("noTicket")}
        options={others.map(({ id, label }) => ({ value: id, label }))}
        value={shown?.id ?? null}
        onValueChange={(id) => setChosen(others.find((each) => each.id === id) ?? null)}
        query={typed}
        onQueryChange={setTyped}
        loadingLabel={found.isFetching ? t("searching") : undefined}
      />
      <div className="min-h-32 rounded-card border border-tone-accent-line bg-tone-accent px-3.5 py-2.5 text-md text-fg wrap-anywhere">
        {filled.trim() ? (
          <MessageText>{filled}</MessageText>
        ) : (
          <p className="text-fg-muted">{t("previewEmpty")}</p>
        )}
      </div>
      {unknown.length > 0 && (
        <Callout tone="warning" live icon={<Braces />}>
          {t("unknown", { names: listed(unknown) })}
        </Callout>
      )}
      {variables.length > 0 && shown && (
        <Callout tone="info" icon={<Braces />}>
          {t("notOnTicket", { names: listed(variables) })}
        </Callout>
      )}
    </section>
  );
}
