"use client";
import { useLocale } from "next-intl";

/** Names a language by its code, in the reader's; the code itself where nobody knows it. */
export function useLanguageName() {
  const locale = useLocale();
  return (code: string) => {
    try {
      return new Intl.DisplayNames([locale], { type: "language" }).of(code) ?? code;
    } catch {
      return code;
    }
  };
}
