import "server-only";
import type { Locale } from "@handrail/contracts";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { getTranslations } from "next-intl/server";

/** How callouts begin in the language of an article, whatever language surrounds it. */
export async function calloutLabels(locale: Locale): Promise<CalloutLabels> {
  const t = await getTranslations({ locale, namespace: "help.callouts" });
  return {
    note: t("note"),
    tip: t("tip"),
    important: t("important"),
    warning: t("warning"),
    caution: t("caution"),
  };
}

/** The same for every language, for editors that switch between them. */
export async function allCalloutLabels(): Promise<Record<Locale, CalloutLabels>> {
  const [en, es] = await Promise.all([calloutLabels("en"), calloutLabels("es")]);
  return { en, es };
}
