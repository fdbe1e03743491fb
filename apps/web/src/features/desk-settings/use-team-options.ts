"use client";
import { useTranslations } from "next-intl";
import { trpc } from "../../trpc/client.tsx";

/** The teams to choose one from; none is the first. */
export function useTeamOptions() {
  const t = useTranslations("deskSettings");
  const teams = trpc.deskSettings.teams.useQuery();
  const listed = (teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return [{ value: "", label: t("noTeam") }, ...listed];
}
