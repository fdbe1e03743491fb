"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { Segmented } from "@handrail/ui/segmented";
import { Award, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { useCan } from "../shell/me.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { AddGolden } from "./add-golden.tsx";
import { GoldenRow } from "./golden-row.tsx";

/** What the organisation's AI is tested with: seen, taken out, put back in, added to. */
export function GoldenList() {
  const t = useTranslations("scorecard");
  const mayChange = useCan("settings:write");
  const [view, setView] = useState<"used" | "excluded">("used");
  const [isAdding, setAdding] = useState(false);
  const list = trpc.quality.golden.useInfiniteQuery(
    { isExcluded: view === "excluded" },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const add = mayChange && (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <Card>
      <CardHeader title={t("set")} description={t("setBody")} actions={add} />
      <div className="border-t border-line px-4 py-2">
        <Segmented
          size="sm"
          label={t("view")}
          value={view}
          onValueChange={setView}
          options={[
            { value: "used", label: t("used") },
            { value: "excluded", label: t("excluded") },
          ]}
        />
      </div>
      <QueryState query={list} failed={t("setFailed")} />
      {list.data && items.length === 0 && (
        <EmptyState
          icon={<Award />}
          title={t(view === "used" ? "empty" : "noneExcluded")}
          body={t(view === "used" ? "emptyBody" : "noneExcludedBody")}
        />
      )}
      {items.length > 0 && (
        <ul aria-label={t("set")} className="divide-y divide-line border-t border-line">
          {items.map((item) => (
            <GoldenRow key={item.id} item={item} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="flex justify-center border-t border-line p-3">
          <Button variant="ghost" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
      {isAdding && <AddGolden onClose={() => setAdding(false)} />}
    </Card>
  );
}
