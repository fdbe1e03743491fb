"use client";
import { locales } from "@handrail/contracts";
import { Avatar } from "@handrail/ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { LogOut, Settings } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useGo } from "../../lib/use-go.ts";
import { useMe } from "./me.tsx";
import { themes } from "./theme.ts";
import { useLook } from "./use-look.ts";

/** The person signed in: appearance, language, sign out. `children` go on top. */
export function PersonMenu({ children, showName = false }: { children?: ReactNode; showName?: boolean }) {
  const t = useTranslations("common");
  const names = useTranslations("vocabulary.locale");
  const me = useMe();
  const locale = useLocale();
  const go = useGo();
  const { theme, changeTheme, changeLocale } = useLook();
  if (!me) return null;

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <button
          type="button"
          className="flex min-w-0 items-center gap-2 rounded-control p-1 text-sm hover:bg-surface-hover"
        >
          <Avatar name={me.name} size="sm" decorative />
          <span className={showName ? "truncate" : "sr-only"}>
            <span className="sr-only">{`${t("account")}: `}</span>
            {me.name}
          </span>
        </button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>
          <span className="block truncate font-medium">{me.name}</span>
          <span className="block truncate text-fg-muted">{me.email}</span>
        </DropdownMenuLabel>
        {children}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("theme.label")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme} onValueChange={(value) => void changeTheme(value)}>
          {themes.map((value) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {t(`theme.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("language")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={locale} onValueChange={(value) => void changeLocale(value)}>
          {locales.map((value) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {names(value)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<Settings />} onSelect={() => go("/account")}>
          {t("account")}
        </DropdownMenuItem>
        <DropdownMenuItem icon={<LogOut />} onSelect={() => go("/sign-out")}>
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
