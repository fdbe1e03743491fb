/** PURE. What a reader is told by JavaScript in a page: texts and elements, wherever they stand in an expression. */

type EstreeNode = { type: string; start: number; end: number; [key: string]: unknown };
export type Piece =
  | { kind: "text"; value: string }
  | { kind: "list"; values: string[] }
  | { kind: "element"; start: number; end: number };

const isNode = (value: unknown): value is EstreeNode =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const spokenNames =
  /^(?:title|label|summary|header|heading|caption|alt|description|text|question|answer|name|subtitle|content|placeholder|children|body|message|note|steps?|items?|tooltip|quote|author|role)$/i;
const silentNames =
  /^(?:class|className|style|id|key|value|default|defaultValue|values|groupId|queryString|type|icon|color|size|width|height|variant|lang|language|url|src|href|to|link|target|rel|ref|as|layout|align|on[A-Z]\w*|data-.*|aria-(?!label).*)$/;
const words = /\p{L}\S*\s+\S*\p{L}/u;

/** Whether a text under this name is meant for people. */
export function isSpoken(name: string, value: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(value)) return false;
  if (spokenNames.test(name)) return true;
  if (silentNames.test(name) || /^[a-z]+:\/\/\S+$/i.test(value)) return false;
  return words.test(value);
}

const quasis = (node: EstreeNode): string =>
  Array.isArray(node.quasis)
    ? node.quasis
        .map((part: unknown) => {
          const value: unknown = isNode(part) ? part.value : undefined;
          const cooked: unknown = Object(value).cooked;
          return typeof cooked === "string" ? cooked : "";
        })
        .join("")
    : "";

/** The text of a literal or a template; null for any other expression. */
export function literalOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === "Literal") {
    return typeof node.value === "string" || typeof node.value === "number" ? String(node.value) : null;
  }
  return node.type === "TemplateLiteral" ? quasis(node) : null;
}

/** The one expression of a program; null where there is none, as in a comment. */
export function expressionOf(program: unknown): unknown {
  const body: unknown = isNode(program) ? program.body : undefined;
  const [first]: unknown[] = Array.isArray(body) ? body : [];
  return isNode(first) && first.type === "ExpressionStatement" ? first.expression : null;
}

const keyName = (key: unknown): string =>
  isNode(key) ? String(key.type === "Identifier" ? key.name : (key.value ?? "")) : "";

function piecesOfArray(elements: unknown[], name: string): Piece[] {
  const texts = elements.map(literalOf);
  if (texts.length > 0 && texts.every((text) => text !== null) && !silentNames.test(name)) {
    const values = texts.filter((text) => /[\p{L}\p{N}]/u.test(text));
    return values.length > 0 ? [{ kind: "list", values }] : [];
  }
  return elements.flatMap((element) => piecesOf(element, name));
}

/** Texts and elements in the order in which they stand. `name` is that of the attribute or property. */
export function piecesOf(node: unknown, name: string): Piece[] {
  if (Array.isArray(node)) return node.flatMap((each) => piecesOf(each, name));
  if (!isNode(node)) return [];
  const literal = literalOf(node);
  if (literal !== null) return isSpoken(name, literal) ? [{ kind: "text", value: literal }] : [];
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return [{ kind: "element", start: node.start, end: node.end }];
    case "ArrayExpression":
      return piecesOfArray(Array.isArray(node.elements) ? node.elements : [], name);
    case "Property":
      return piecesOf(node.value, keyName(node.key));
    case "Identifier":
    case "MemberExpression":
    case "ImportExpression":
      return [];
    default:
      return Object.entries(node)
        .filter(([key]) => !["type", "start", "end", "loc", "range", "comments", "test"].includes(key))
        .flatMap(([, value]) => piecesOf(value, name));
  }
}

/** The name of what an expression calls for: an imported image, say. */
export function nameIn(node: unknown): string | null {
  return isNode(node) && node.type === "Identifier" ? String(node.name) : null;
}
