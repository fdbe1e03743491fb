"use client";
import { useGuest } from "../../lib/guest-mode.ts";

/** Where one's tickets are: guests have theirs in the portal. `null`: the list of them. */
export function useTicketHref(): (number: string | null) => string {
  const root = useGuest() ? "/support/track" : "/support";
  return (number) => (number === null ? root : `${root}/${encodeURIComponent(number)}`);
}
