"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { chooseLocale, chooseTheme } from "../../server/preferences.ts";
import { type Theme, themeOf } from "./theme.ts";

/** The appearance that is chosen here, and how it and the language are changed, at once and for later. */
export function useLook() {
  const router = useRouter();
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => setTheme(themeOf(document.documentElement.dataset.theme)), []);
  const changeTheme = async (value: string) => {
    const chosen = themeOf(value);
    document.documentElement.dataset.theme = chosen;
    setTheme(chosen);
    await chooseTheme(chosen);
  };
  const changeLocale = async (value: string) => {
    await chooseLocale(value);
    router.refresh();
  };
  return { theme, changeTheme, changeLocale };
}
