import { Button } from "@handrail/ui/button";
import { EmptyState } from "@handrail/ui/empty-state";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** A page that is not there, or not for this person; the way on is the help centre. */
export async function PageMissing() {
  const [t, common] = await Promise.all([getTranslations("errors"), getTranslations("common.nav")]);
  return (
    <div className="grid flex-1 place-items-center p-6">
      <EmptyState
        icon={<SearchX />}
        title={t("notFoundTitle")}
        body={t("notFoundBody")}
        action={
          <Button asChild variant="primary">
            <Link href="/help">{common("help")}</Link>
          </Button>
        }
      />
    </div>
  );
}
