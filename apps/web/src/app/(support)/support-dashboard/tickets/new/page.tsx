import { PageHeader } from "@handrail/ui/page-header";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InternalTicketForm } from "../../../../../features/staff-ticket/internal-ticket-form.tsx";
import { requireStaff } from "../../../../../server/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.internal"))("title") };
}

export default async function NewInternalTicketPage() {
  await requireStaff("/support-dashboard/tickets/new", "tickets:write");
  const t = await getTranslations("portal.internal");
  return (
    <div className="mx-auto flex max-w-[72rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader title={t("title")} description={t("body")} />
      <InternalTicketForm />
    </div>
  );
}
