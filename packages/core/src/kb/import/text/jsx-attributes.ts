import { expressionOf, literalOf, nameIn, type Piece, piecesOf } from "./expressions.ts";
import type { JsxElement, JsxState } from "./jsx-state.ts";

const requirePattern = /\brequire\(\s*(['"`])([^'"`]+)\1\s*\)/;
const pathPattern = /(['"`])([./@~][^'"`\s]*\.(?:png|jpe?g|gif|webp|avif|svg))\1/i;

/** The text of the first of these attributes: a literal, the path of an imported image, or of one that is required. */
export function attributeText(node: JsxElement, state: JsxState, ...names: string[]): string | null {
  for (const name of names) {
    const attribute = node.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
    if (attribute?.type !== "mdxJsxAttribute") continue;
    if (typeof attribute.value === "string") return attribute.value;
    if (!attribute.value) return "";
    const expression = expressionOf(attribute.value.data?.estree);
    const literal = literalOf(expression);
    if (literal !== null) return literal;
    const imported = state.images.get(nameIn(expression) ?? "");
    if (imported) return imported;
    const { value } = attribute.value;
    const path = requirePattern.exec(value)?.[2] ?? pathPattern.exec(value)?.[2];
    if (path) return path;
  }
  return null;
}

/** What attributes say to a reader, in their order, without those that were used already. */
export function spokenAttributes(node: JsxElement, used: readonly string[]): Piece[] {
  return node.attributes.flatMap((attribute): Piece[] => {
    if (attribute.type !== "mdxJsxAttribute" || used.includes(attribute.name)) return [];
    if (attribute.value === null || attribute.value === undefined) return [];
    if (typeof attribute.value !== "string") {
      return piecesOf(expressionOf(attribute.value.data?.estree), attribute.name);
    }
    return piecesOf({ type: "Literal", start: 0, end: 0, value: attribute.value }, attribute.name);
  });
}
