import type { Locale } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import { Languages } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";

type Props = { current: Locale; translations: readonly { locale: Locale; slug: string }[] };

/** The languages in which an article can be read, each a link of its own. */
export function LanguageLinks({ current, translations }: Props) {
  const t = useTranslations("help.article");
  const names = useTranslations("vocabulary.locale");
  if (translations.length < 2) return null;
  return (
    <nav aria-label={t("languages")} className="flex items-center gap-x-2">
      <Languages aria-hidden className="size-4" />
      <ul className="flex gap-x-2.5">
        {translations.map(({ locale, slug }) => (
          <li key={locale}>
            <Link
              href={`/help/${slug}?lang=${locale}`}
              lang={locale}
              hrefLang={locale}
              aria-current={locale === current ? "true" : undefined}
              className={cn(
                "no-underline hover:underline",
                locale === current ? "font-semibold text-fg" : "text-accent-text",
              )}
            >
              {names(locale)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
