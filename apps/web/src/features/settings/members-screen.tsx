"use client";
import { Button } from "@handrail/ui/button";
import { Card, CardHeader } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchInput } from "@handrail/ui/search-input";
import { Segmented } from "@handrail/ui/segmented";
import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "../../lib/use-debounced.ts";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { InvitationsList } from "./invitations-list.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRow } from "./member-row.tsx";

const views = { staff: "staff", customers: "customer", everybody: null } as const;
type View = keyof typeof views;

export function MembersScreen({ organization }: { organization: string }) {
  const t = useTranslations("settings.members");
  const [view, setView] = useState<View>("staff");
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.trim(), 200);
  const branches = trpc.organization.branches.useQuery().data ?? [];
  const list = trpc.members.list.useInfiniteQuery(
    { role: views[view], search, limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: (before) => before },
  );
  const members = list.data?.pages.flatMap((page) => page.members) ?? [];

  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader
          title={t("title")}
          description={t("description", { name: organization })}
          actions={<InviteDialog branches={branches} />}
        />
        <div className="flex flex-wrap items-center gap-3 px-4 pb-4">
          <Segmented
            label={t("show")}
            value={view}
            onValueChange={setView}
            options={[
              { value: "staff", label: t("staff") },
              { value: "customers", label: t("customers") },
              { value: "everybody", label: t("everybody") },
            ]}
          />
          <SearchInput
            className="max-w-72 flex-1 basis-48"
            label={t("search")}
            value={typed}
            onText={setTyped}
          />
        </div>
        <QueryState query={list} failed={t("failed")} />
        {!list.data ? null : members.length === 0 ? (
          <EmptyState icon={<Users />} title={t("emptyTitle")} body={t("emptyBody")} />
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {members.map((member) => (
              <MemberRow key={member.membershipId} member={member} branches={branches} />
            ))}
          </ul>
        )}
        {list.hasNextPage ? (
          <div className="flex justify-center border-t border-line p-3">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("more")}
            </Button>
          </div>
        ) : null}
      </Card>
      <InvitationsList />
    </div>
  );
}
