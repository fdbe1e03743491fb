"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { AuditList } from "./audit-list.tsx";
import { ReadLimitCard } from "./read-limit-card.tsx";
import { SealsCard } from "./seals-card.tsx";

/** The history: whether it can be believed, who reads unusually much, and what happened. */
export function AuditScreen() {
  const t = useTranslations("audit");
  const limit = trpc.audit.readLimit.useQuery();
  return (
    <div className="flex flex-col gap-6">
      <SealsCard />
      <AuditList />
      <QueryState query={limit} failed={t("readLimit.failed")} rows={2} />
      {limit.data && <ReadLimitCard limit={limit.data.limit} />}
    </div>
  );
}
