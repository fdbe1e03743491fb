"use client";
import { locales } from "@handrail/contracts";
import { NativeSelect } from "@handrail/ui/native-select";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { themes } from "../shell/theme.ts";
import { useLook } from "../shell/use-look.ts";

/** Quiet end of every page: where else to go, language and appearance for everybody. */
export function SiteFooter({ name }: { name: string }) {
  const t = useTranslations("common");
  const own = useTranslations("support.footer");
  const names = useTranslations("vocabulary.locale");
  const locale = useLocale();
  const { theme, changeTheme, changeLocale } = useLook();

  return (
    <footer className="mt-16 border-t border-line pb-24 text-sm text-fg-muted">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-6 sm:px-6">
        <p className="min-w-0">
          <Link href="/help" className="text-fg-muted no-underline hover:text-fg hover:underline">
            {own("helpOf", { name })}
          </Link>
          <Link
            href="/support/track"
            className="ms-4 text-fg-muted no-underline hover:text-fg hover:underline"
          >
            {own("track")}
          </Link>
          <span className="mt-1 block text-xs text-fg-subtle">{own("poweredBy")}</span>
        </p>
        <div className="flex flex-wrap gap-3">
          <NativeSelect
            aria-label={t("language")}
            className="w-36"
            value={locale}
            onChange={(event) => void changeLocale(event.target.value)}
          >
            {locales.map((value) => (
              <option key={value} value={value}>
                {names(value)}
              </option>
            ))}
          </NativeSelect>
          <NativeSelect
            aria-label={t("theme.label")}
            className="w-36"
            value={theme}
            onChange={(event) => void changeTheme(event.target.value)}
          >
            {themes.map((value) => (
              <option key={value} value={value}>
                {t(`theme.${value}`)}
              </option>
            ))}
          </NativeSelect>
        </div>
      </div>
    </footer>
  );
}
