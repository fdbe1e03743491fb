import { isStaff } from "@handrail/contracts";
import { redirect } from "next/navigation";
import { currentContext } from "../server/current.ts";

/** Everybody starts where the own work is. */
export default async function StartPage() {
  const actor = (await currentContext()).service?.actor;
  if (actor?.kind !== "member") redirect("/help");
  redirect(isStaff(actor.role) ? "/support-dashboard" : "/support");
}
