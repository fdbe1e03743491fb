import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFoundPage() {
  const t = await getTranslations("errors");
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        icon={<SearchX />}
        titleAs="h1"
        title={t("notFoundTitle")}
        body={t("notFoundBody")}
        action={
          <Button asChild>
            <Link href="/">{t("home")}</Link>
          </Button>
        }
      />
    </main>
  );
}
