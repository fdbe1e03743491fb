"use client";
import { useMemo } from "react";
import { trpc } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";

/** Who may take a ticket; oneself first. */
export function useColleagues() {
  const me = useMe();
  const colleagues = trpc.members.agents.useQuery(undefined, { staleTime: 300_000 });
  return (colleagues.data ?? []).toSorted(
    (a, b) =>
      Number(b.membershipId === me?.membershipId) - Number(a.membershipId === me?.membershipId) ||
      a.name.localeCompare(b.name),
  );
}

/** Colleagues who see what belongs to a branch: who may be given it, and who can be mentioned there. */
export function useColleaguesOf(branchId: string | null) {
  const everybody = useColleagues();
  return useMemo(
    () =>
      everybody.filter(({ branchIds }) => branchIds === null || (branchId && branchIds.includes(branchId))),
    [everybody, branchId],
  );
}
