import type { RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { Piece } from "./expressions.ts";
import { attributeText, spokenAttributes } from "./jsx-attributes.ts";
import type { JsxElement, JsxState } from "./jsx-state.ts";
import { asBlocks, isPhrasing, paragraph, strong, text } from "./nodes.ts";

/** What stands inside a component, and how to say what its attributes hold. */
type Inner = { children: RootContent[]; spoken(pieces: readonly Piece[]): RootContent[] };

const admonition =
  /^(?:alert|admonition|callout|note|tip|info|warning|warn|caution|danger|important|hint|aside|error|success)$/i;
const frames =
  /^(?:tabs|tabitem|tab|codegroup|codetabs|cards|cardgroup|cardgrid|columns?|steps|frame|fragment|suspense|grid|row|col|box|details|accordiongroup|expandablegroup|trans|translate|head|react\.fragment)$/i;
const headed =
  /^(?:tabitem|tab|step|details|accordion|expandable|collapsible|panel|field|paramfield|responsefield|update)$/i;
const picture = /^(?:image|img|themedimage|zoomimage|figure|screenshot|nextimage|picture|zoom)$/i;
const media = /^(?:youtube\w*|video|vimeo\w*|loom\w*|iframe|embed|player|reactplayer)$/i;
const code = /^(?:codeblock|code|highlight|snippet|bash|terminal)$/i;

const kinds: Record<string, string> = {
  info: "note",
  hint: "tip",
  success: "tip",
  danger: "caution",
  error: "caution",
};
const known = ["note", "tip", "important", "warning", "caution"];

function asAdmonition(node: JsxElement, name: string, state: JsxState, inner: Inner): RootContent[] {
  const said = (
    attributeText(node, state, "type", "kind", "variant", "severity", "intent") ?? name
  ).toLowerCase();
  const kind = kinds[said] ?? (known.includes(said) ? said : "note");
  const title = attributeText(node, state, "title", "label", "header");
  const label: RootContent[] = title
    ? [{ type: "paragraph", data: { directiveLabel: true }, children: [text(title)] }]
    : [];
  const rest = spokenAttributes(node, [
    "type",
    "kind",
    "variant",
    "severity",
    "intent",
    "title",
    "label",
    "header",
  ]);
  const container: ContainerDirective = {
    type: "containerDirective",
    name: kind,
    attributes: {},
    children: [],
  };
  const children = [...label, ...inner.spoken(rest), ...asBlocks(inner.children)];
  return [Object.assign(container, { children })];
}

function asLink(node: JsxElement, state: JsxState): { title: string; line: RootContent } | null {
  const url = attributeText(node, state, "href", "to", "url", "link");
  if (!url) return null;
  const title = attributeText(node, state, "title", "label", "name", "text");
  if (!title) return null;
  return { title, line: paragraph([{ type: "link", url, children: [text(title)] }]) };
}

function asMedia(node: JsxElement, state: JsxState, inner: Inner): RootContent[] {
  const id = attributeText(node, state, "videoId", "id", "youtubeId", "embedId");
  const src = attributeText(node, state, "src", "url", "href");
  const url = src ?? (id ? `https://www.youtube.com/watch?v=${encodeURIComponent(id)}` : null);
  const title = attributeText(node, state, "title", "alt", "label") ?? url ?? "";
  const line: RootContent[] = url ? [paragraph([{ type: "link", url, children: [text(title)] }])] : [];
  return [
    ...line,
    ...inner.spoken(spokenAttributes(node, ["title", "alt", "label", "url"])),
    ...inner.children,
  ];
}

function asPicture(node: JsxElement, state: JsxState, inner: Inner): RootContent[] {
  const url = attributeText(node, state, "src", "image", "source", "light", "sources", "img");
  const alt = attributeText(node, state, "alt", "title", "caption") ?? "";
  const image: RootContent[] = url ? [paragraph([{ type: "image", url, alt }])] : [];
  const rest = spokenAttributes(node, ["src", "image", "source", "light", "sources", "img", "alt", "title"]);
  return [...image, ...inner.spoken(rest), ...inner.children];
}

function asCode(node: JsxElement, state: JsxState, inner: Inner): RootContent[] | null {
  const words = inner.children.map((each) => ("value" in each ? each.value : null));
  const value =
    attributeText(node, state, "code") ?? (words.every((word) => word !== null) ? words.join("\n") : null);
  if (!value?.trim()) return null;
  const lang = attributeText(node, state, "language", "lang") ?? null;
  return [{ type: "code", lang, value: value.trim() }];
}

/** What a reader sees of a component: its texts, its children, a link or picture where it is one. */
export function componentBlocks(
  node: JsxElement,
  name: string,
  state: JsxState,
  inner: Inner,
): RootContent[] {
  const last = name.split(".").at(-1) ?? name;
  if (admonition.test(last)) return asAdmonition(node, last, state, inner);
  if (media.test(last)) return asMedia(node, state, inner);
  if (picture.test(last)) return asPicture(node, state, inner);
  if (code.test(last)) {
    const listing = asCode(node, state, inner);
    if (listing) return listing;
  }
  const link = asLink(node, state);
  const heading = headed.test(last)
    ? attributeText(node, state, "label", "title", "summary", "name", "header", "value")
    : attributeText(node, state, "title", "label", "heading");
  const used = ["title", "label", "summary", "name", "header", "heading", "value"].filter(
    (each) => heading !== null && attributeText(node, state, each) === heading,
  );
  const first: RootContent[] = link ? [link.line] : heading ? [paragraph([strong([text(heading)])])] : [];
  const spoken = inner.spoken(spokenAttributes(node, used));
  const { children } = inner;
  if (first.length + spoken.length + children.length === 0 || !frames.test(last)) {
    if (!headed.test(last)) state.note("component_unwrapped", name);
  }
  if (node.type === "mdxJsxTextElement" && link && children.length > 0) {
    const url = attributeText(node, state, "href", "to", "url") ?? "";
    return [{ type: "link", url, children: children.filter(isPhrasing) }];
  }
  const url = attributeText(node, state, "href", "to");
  if (!link && url && children.length > 0 && children.every(isPhrasing)) {
    return [{ type: "link", url, children: children.filter(isPhrasing) }];
  }
  if (!link && url && children.length === 1 && children[0]?.type === "paragraph") {
    return [paragraph([{ type: "link", url, children: children[0].children }])];
  }
  return [...first, ...spoken, ...children];
}
