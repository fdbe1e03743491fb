import { can } from "@handrail/contracts";
import { redirect } from "next/navigation";
import { requireStaff } from "../../../../server/current.ts";

export default async function SettingsPage() {
  const { actor } = (await requireStaff("/support-dashboard/settings")).service;
  redirect(`/support-dashboard/settings/${can(actor.role, "settings:write") ? "general" : "account"}`);
}
