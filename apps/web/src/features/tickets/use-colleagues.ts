"use client";
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
