import { idSchema } from "@handrail/contracts";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ArticleScreen } from "../../../../../../features/kb-admin/article-screen.tsx";
import { requireStaff } from "../../../../../../server/current.ts";
import { allCalloutLabels } from "../../../../../../server/help/callout-labels.ts";
import { api, HydrateClient } from "../../../../../../trpc/server.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  const t = await getTranslations("common.nav");
  return { title: t("kb") };
}

export default async function EditArticlePage({ params }: Props) {
  const { id } = await params;
  const path = `/support-dashboard/kb/${encodeURIComponent(id)}/edit`;
  const { service } = await requireStaff(path, "kb:read");
  if (!idSchema.safeParse(id).success) notFound();
  const [callouts] = await Promise.all([
    allCalloutLabels(),
    api.kbAdmin.get.prefetch({ articleId: id }),
    api.kb.categories.prefetch(),
  ]);
  return (
    <HydrateClient>
      <ArticleScreen articleId={id} ownLocale={service.org.locale} callouts={callouts} />
    </HydrateClient>
  );
}
