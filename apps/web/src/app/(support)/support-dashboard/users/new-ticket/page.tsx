import { idSchema } from "@handrail/contracts";
import { PageHeader } from "@handrail/ui/page-header";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerTicketForm } from "../../../../../features/people/customer-ticket-form.tsx";
import { requireStaff } from "../../../../../server/current.ts";

type Props = { searchParams: Promise<{ contact?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tickets.behalf"))("title") };
}

export default async function NewCustomerTicketPage({ searchParams }: Props) {
  await requireStaff("/support-dashboard/users/new-ticket", "tickets:write");
  const t = await getTranslations("tickets.behalf");
  const contact = idSchema.safeParse((await searchParams).contact);
  return (
    <div className="mx-auto flex max-w-[72rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader title={t("title")} description={t("body")} />
      <CustomerTicketForm contactId={contact.success ? contact.data : null} />
    </div>
  );
}
