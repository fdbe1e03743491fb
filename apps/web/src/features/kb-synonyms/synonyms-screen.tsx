"use client";
import { Button } from "@handrail/ui/button";
import { Card } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { PageHeader } from "@handrail/ui/page-header";
import { SearchInput } from "@handrail/ui/search-input";
import { Equal, Plus } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { SynonymDialog } from "./synonym-dialog.tsx";
import { type Synonym, SynonymRow } from "./synonym-row.tsx";
import { TrySearch } from "./try-search.tsx";

const fewEnoughToSee = 8;
const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** Words that mean the same to the organisation's customers, and what the search makes of them. */
export function SynonymsScreen() {
  const t = useTranslations("kb.synonyms");
  const format = useFormatter();
  const list = trpc.kbSearch.synonyms.useQuery();
  const [edited, setEdited] = useState<Synonym | "new" | null>(null);
  const [typed, setTyped] = useState("");
  const all = list.data ?? [];
  const wanted = folded(typed);
  const shown = all.filter(({ phrases }) => phrases.some((phrase) => folded(phrase).includes(wanted)));
  const add = (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <div className="mx-auto flex max-w-[72rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader
        title={t("title")}
        description={t("description")}
        breadcrumbs={[{ label: t("back"), href: "/support-dashboard/kb" }]}
        breadcrumbsLabel={t("back")}
        link={Link}
        actions={all.length > 0 && add}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card aria-label={t("list")}>
          <QueryState query={list} failed={t("failed")} />
          {list.data && all.length === 0 && (
            <EmptyState icon={<Equal />} title={t("none")} body={t("noneBody")} action={add} />
          )}
          {all.length > fewEnoughToSee && (
            <div className="flex items-center gap-3 border-b border-line p-3">
              <SearchInput className="max-w-80" label={t("filter")} value={typed} onText={setTyped} />
              <span className="ms-auto text-sm text-fg-muted tabular-nums" aria-live="polite">
                {t("count", { count: shown.length, shown: format.number(shown.length) })}
              </span>
            </div>
          )}
          {all.length > 0 && shown.length === 0 && (
            <EmptyState size="sm" title={t("noMatch", { text: typed })} />
          )}
          {shown.length > 0 && (
            <ul className="divide-y divide-line">
              {shown.map((synonym) => (
                <SynonymRow key={synonym.id} synonym={synonym} onEdit={() => setEdited(synonym)} />
              ))}
            </ul>
          )}
        </Card>
        <TrySearch />
      </div>
      {edited && <SynonymDialog synonym={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
