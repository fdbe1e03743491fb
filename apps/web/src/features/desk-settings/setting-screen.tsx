"use client";
import type { SettingKind } from "@handrail/contracts/inputs/desk-settings";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { ListPlus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { QueryState } from "../shell/query-state.tsx";
import { SettingList } from "./setting-list.tsx";
import type { SettingItem } from "./setting-row.tsx";

type Listed<Row> = {
  data: readonly Row[] | undefined;
  isPending: boolean;
  isFetching: boolean;
  error: unknown;
  refetch: () => unknown;
};

type Props<Row> = {
  kind: SettingKind;
  list: Listed<Row>;
  itemOf: (row: Row) => SettingItem;
  editor: (row: Row | null, onClose: () => void) => ReactNode;
};

/** All of a kind: sorted, switched, added, edited and deleted alike. */
export function SettingScreen<Row extends { id: string }>({ kind, list, itemOf, editor }: Props<Row>) {
  const t = useTranslations("deskSettings");
  const [edited, setEdited] = useState<string | "new" | null>(null);
  const rows = list.data ?? [];
  const row = rows.find(({ id }) => id === edited) ?? null;
  const add = (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      {t(`${kind}.new`)}
    </Button>
  );
  return (
    <Card>
      <CardHeader
        title={t(`${kind}.title`)}
        description={t(`${kind}.description`)}
        actions={rows.length > 0 && add}
      />
      <QueryState query={list} failed={t("failed")} />
      {!list.data ? null : rows.length === 0 ? (
        <EmptyState
          icon={<ListPlus />}
          title={t(`${kind}.empty`)}
          body={t(`${kind}.emptyBody`)}
          action={add}
        />
      ) : (
        <SettingList kind={kind} label={t(`${kind}.title`)} items={rows.map(itemOf)} onEdit={setEdited} />
      )}
      {edited !== null && (edited === "new" || row) && editor(row, () => setEdited(null))}
    </Card>
  );
}
