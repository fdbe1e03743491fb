/** Faces of letters that most pages need; others are drawn with what the reader's system has. */
const isWanted = (rule: CSSFontFaceRule) => {
  const range = rule.style.getPropertyValue("unicode-range");
  return range === "" || /U\+0{0,4}(?:-|20|-F)/i.test(range);
};

function facesOf(sheet: CSSStyleSheet): string[] {
  try {
    const rules = [...sheet.cssRules];
    const base = sheet.href ?? document.baseURI;
    return rules
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .filter(isWanted)
      .map((rule) =>
        rule.cssText.replace(
          /url\("?([^")]+)"?\)/g,
          (_match, url: string) => `url("${new URL(url, base).href}")`,
        ),
      );
  } catch {
    return [];
  }
}

/** The page's own fonts as CSS with complete addresses; sheets of other origins do not tell theirs. */
export const pageFonts = () => [...document.styleSheets].flatMap(facesOf).join("\n");
