import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

type Looked = {
  part?: string;
  /** What is only good practice is looked at, too. */
  withAdvice?: boolean;
};

/** Nothing on the page, or in a part of it, keeps anybody out. */
export async function expectAccessible(page: Page, { part, withAdvice = false }: Looked = {}) {
  // In the page itself, for no page of ours frames another; the usual way opens a second page, which hides this one.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (part) builder.include(part);
  if (!withAdvice) builder.withTags(wcag);
  const { violations } = await builder.analyze();
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, html }) => `${target}: ${html}`)]),
  ).toEqual([]);
}

/** Nothing makes the page scroll sideways. */
export async function expectNoOverflow(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
}

/** The dialog that is open keeps nobody out, and the page under it does not scroll sideways. */
export async function expectSoundDialog(page: Page) {
  await expectAccessible(page, { part: '[role="dialog"]', withAdvice: true });
  await expectNoOverflow(page);
}
