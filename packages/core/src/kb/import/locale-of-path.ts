import { type Locale, locales } from "@handrail/contracts";

/**
 * PURE. The language that a path tells (`es/a.md`, `pages.es/a.md`, `a.es.md`, `i18n/es/…/current/a.md`), and the path
 * that is the same in every language. A language that the product does not speak is told as it is written.
 */
export function localeOfPath(path: string): { key: string; locale: Locale | null } {
  let locale: Locale | null = null;
  const known = (word: string): Locale | null => locales.find((each) => each === word.toLowerCase()) ?? null;
  const docusaurus = /^(.*?)i18n\/([a-z]{2})(?:-[a-z]{2})?\/docusaurus-plugin-content-docs\/current\//i.exec(
    path,
  );
  let rest = path;
  if (docusaurus && known(docusaurus[2] ?? "")) {
    locale = known(docusaurus[2] ?? "");
    rest = `${docusaurus[1]}docs/${path.slice(docusaurus[0].length)}`;
  }
  const segments = rest.split("/");
  const kept = segments.flatMap((segment, index) => {
    const isFile = index === segments.length - 1;
    if (!isFile && known(segment)) {
      locale ??= known(segment);
      return [];
    }
    const marked = isFile
      ? /^(.+)[._]([a-z]{2})(\.[a-z]+)$/i.exec(segment)
      : /^(.+)\.([a-z]{2})()$/i.exec(segment);
    const found = known(marked?.[2] ?? "");
    if (!marked || !found) return [segment];
    locale = found;
    return [`${marked[1]}${marked[3]}`];
  });
  return { key: kept.join("/"), locale };
}
