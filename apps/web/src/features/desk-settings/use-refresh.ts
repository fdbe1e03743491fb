"use client";
import { trpc } from "../../trpc/client.tsx";

/** Has everything that admins keep asked for again. */
export function useRefresh() {
  const utils = trpc.useUtils();
  return async () => {
    await Promise.all([
      utils.deskSettings.invalidate(),
      utils.chatDesk.dispositionSettings.invalidate(),
      utils.chatDesk.dispositions.invalidate(),
      utils.tools.list.invalidate(),
      utils.playbooks.list.invalidate(),
    ]);
  };
}
