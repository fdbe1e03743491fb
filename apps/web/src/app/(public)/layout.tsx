import type { ReactNode } from "react";
import { CustomerShell } from "../../features/customer/customer-shell.tsx";
import { requireOrganization } from "../../server/current.ts";

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { service } = await requireOrganization();
  const { slug, name } = service.org;
  return <CustomerShell organization={{ slug, name }}>{children}</CustomerShell>;
}
