import type { Locale } from "@handrail/contracts";

/** PURE. The words around a walk through an article's steps, in each language. */
export const phrases: Record<
  Locale,
  { intro: string; article: (link: string) => string; worked: (title: string) => string; failed: string }
> = {
  en: {
    intro: "These steps should solve it:",
    article: (link) => `The whole article: ${link}`,
    worked: (title) => `The steps of “${title}” solved it.`,
    failed: "I followed the steps, but it still does not work.",
  },
  es: {
    intro: "Estos pasos deberían resolverlo:",
    article: (link) => `El artículo completo: ${link}`,
    worked: (title) => `Los pasos de «${title}» lo resolvieron.`,
    failed: "He seguido los pasos, pero sigue sin funcionar.",
  },
};
