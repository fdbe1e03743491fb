import { getTranslations } from "next-intl/server";
import { PeopleScreen } from "../../../../features/people/people-screen.tsx";
import { requireStaff } from "../../../../server/current.ts";

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("users") };
}

export default async function PeoplePage() {
  await requireStaff("/support-dashboard/users", "users:read");
  return <PeopleScreen />;
}
