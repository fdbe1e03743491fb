import type { BrowserContext, Page } from "@playwright/test";

/** Looks at an organisation as a visitor who reads `locale`. */
export async function asVisitor(
  context: BrowserContext,
  baseURL: string | undefined,
  locale: "en" | "es",
  slug = "arbibase",
) {
  const url = baseURL ?? "";
  await context.addCookies([
    { name: "handrail-locale", value: locale, url },
    { name: "handrail-org", value: slug, url },
  ]);
}

export const searchField = (page: Page) => page.getByRole("search").getByRole("combobox");
export const results = (page: Page) => page.getByRole("listbox").getByRole("option");
