/** What HTML knows; anything else in angle brackets is something that somebody wrote for a reader. */
const known = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form h1
  h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter
  nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section
  select small source span strike strong style sub summary sup svg path g table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr`.split(/\s+/),
);

export const isHtmlName = (name: string) => known.has(name.toLowerCase());

/** Never read by anybody. */
export const silentNames = new Set([
  "script",
  "style",
  "link",
  "meta",
  "template",
  "svg",
  "base",
  "noscript",
]);

/** Boxes around text: the text stays, the box goes. */
export const boxNames = new Set(
  `div span section article main header footer aside nav center figure figcaption details font small u ins mark bdi bdo
  abbr cite dfn data time q label fieldset form hgroup picture body html head address ruby rt rp sub sup var samp tt wbr
  button`.split(/\s+/),
);
