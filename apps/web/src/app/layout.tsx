import type { Metadata } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { Providers } from "../features/shell/providers.tsx";
import { themeCookie, themeOf } from "../features/shell/theme.ts";
import { currentContext } from "../server/current.ts";
import { runtime } from "../server/runtime.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  const { service } = await currentContext();
  const name = service?.org.name ?? t("productName");
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { service }, cookieStore] = await Promise.all([getLocale(), currentContext(), cookies()]);
  const actor = service?.actor;
  const accent: CSSProperties & Record<"--accent-h", number | undefined> = {
    "--accent-h": service?.org.accentHue,
  };
  return (
    <html
      lang={locale}
      data-theme={themeOf(cookieStore.get(themeCookie)?.value)}
      style={accent}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Providers
            realtime={runtime().env.realtime.browser}
            me={
              actor?.kind === "member"
                ? {
                    userId: actor.userId,
                    membershipId: actor.membershipId,
                    name: actor.name,
                    email: actor.email,
                    role: actor.role,
                  }
                : null
            }
          >
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
