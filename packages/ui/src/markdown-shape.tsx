import { headingIds } from "./markdown-headings.tsx";
import { targetOf } from "./markdown-rules.tsx";

/** An element or a text of the tree that Markdown becomes. */
export type HastNode = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HastNode[];
};

export type Shape = {
  variant: "message" | "article";
  /** Shows images of our own; those of others stay links, for the page loads nothing from elsewhere. */
  allowImages: boolean;
  headingIds: boolean;
};

/** The page has its own h1; what is written below it starts at h2, a message at h3. */
const headings = {
  article: { h1: "h2", h2: "h2", h3: "h3", h4: "h4", h5: "h5", h6: "h6" },
  message: { h1: "h3", h2: "h3", h3: "h4", h4: "h5", h5: "h6", h6: "h6" },
} as const satisfies Record<Shape["variant"], Record<string, string>>;

const text = (value: string): HastNode => ({ type: "text", value });

/** What an element says, as text. */
export function textOf(node: HastNode): string {
  return node.value ?? node.children?.map(textOf).join("") ?? "";
}

function shapeLink(node: HastNode) {
  const { href, id, dataFootnoteBackref } = node.properties ?? {};
  const target = targetOf(typeof href === "string" ? href : undefined);
  const named = id ? { id } : {};
  if (!target) {
    node.tagName = "span";
    node.properties = {};
  } else if (target.kind === "external") {
    node.properties = {
      href: target.href,
      ...named,
      title: target.href,
      target: "_blank",
      rel: ["noopener", "noreferrer", "nofollow", "ugc"],
    };
  } else {
    const label = dataFootnoteBackref === undefined ? {} : { ariaLabel: "↩" };
    node.properties = { href: target.href, ...named, ...label };
  }
}

function shapeImage(node: HastNode, isShown: boolean) {
  const { src, alt } = node.properties ?? {};
  const words = typeof alt === "string" ? alt : "";
  const target = targetOf(typeof src === "string" ? src : undefined);
  if (target && target.kind === "internal" && isShown) {
    const size = /#(\d{1,4})x(\d{1,4})$/.exec(target.href);
    node.properties = {
      src: target.href,
      alt: words,
      ...(size ? { width: size[1], height: size[2] } : {}),
      loading: "lazy",
      decoding: "async",
      referrerPolicy: "no-referrer",
    };
    return;
  }
  const link = target && target.kind !== "mail" ? target.href : "";
  node.tagName = "a";
  node.properties = { href: link };
  node.children = [text(words || link)];
  shapeLink(node);
}

function shapeTaskBox(node: HastNode) {
  const done = node.properties?.checked === true;
  node.tagName = "span";
  node.properties = { className: ["task-box"], role: "img", ariaLabel: done ? "☑" : "☐" };
  if (done) node.properties.dataDone = "";
}

/** A table wider than the page is scrolled in a box of its own, by keyboard, too. */
function shapeTable(node: HastNode) {
  const table: HastNode = { ...node };
  node.tagName = "div";
  node.properties = { className: ["table-scroll"], tabIndex: 0 };
  node.children = [table];
}

const isCallout = ({ properties }: HastNode) =>
  Array.isArray(properties?.className) && properties.className.includes("callout");

/** Rehype plugin, after the sanitiser: what links, images, headings, tables and task boxes look like and lead to. */
export function shaped(shape: Shape) {
  return (tree: HastNode) => {
    const idFor = headingIds();
    const shapeHeading = (node: HastNode, tag: keyof (typeof headings)["article"]) => {
      node.tagName = headings[shape.variant][tag];
      if (shape.headingIds) node.properties = { ...node.properties, id: idFor(textOf(node).trim()) };
    };
    const visit = (node: HastNode) => {
      node.children?.forEach(visit);
      switch (node.tagName) {
        case "a":
          return shapeLink(node);
        case "img":
          return shapeImage(node, shape.allowImages);
        case "input":
          return shapeTaskBox(node);
        case "table":
          return shapeTable(node);
        case "h1":
        case "h2":
        case "h3":
        case "h4":
        case "h5":
        case "h6":
          return shapeHeading(node, node.tagName);
        case "div":
          if (isCallout(node)) node.properties = { ...node.properties, role: "note" };
          return;
        default:
          return;
      }
    };
    visit(tree);
  };
}
