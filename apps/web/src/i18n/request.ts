import { type Locale, locales } from "@handrail/contracts";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentContext } from "../server/current.ts";
import { api } from "../trpc/server.tsx";
import { catalogues } from "./messages.ts";

export const localeCookie = "handrail-locale";

const known = (value: string | undefined): Locale | undefined => locales.find((locale) => locale === value);

/** What was chosen in this browser, else in the own account, else the organisation's language, else what the browser asks for, else English. */
async function chooseLocale(): Promise<{ locale: Locale; timeZone: string }> {
  const { service } = await currentContext();
  const timeZone = service?.org.timeZone ?? "UTC";
  const remembered = known((await cookies()).get(localeCookie)?.value);
  const isMember = service?.actor.kind === "member";
  const own = !remembered && isMember ? (await api.identity.account()).locale : null;
  const chosen = remembered ?? own ?? service?.org.locale;
  if (chosen) return { locale: chosen, timeZone };
  const asked = (await headers()).get("accept-language")?.split(",")[0]?.slice(0, 2);
  return { locale: known(asked) ?? "en", timeZone };
}

export default getRequestConfig(async ({ locale: asked }) => {
  const { locale: chosen, timeZone } = await chooseLocale();
  const locale = known(asked) ?? chosen;
  return { locale, timeZone, messages: catalogues[locale], now: new Date() };
});
