import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** What a page brings with it: its text, and what its names stand for. */
export type JsxState = {
  source: string;
  /** Names of imported pages → their text. */
  partials: ReadonlyMap<string, string>;
  /** Names of imported images → where they are. */
  images: ReadonlyMap<string, string>;
  /** Braces in the text that are no MDX: what they hold is kept as it is written. */
  keepsExpressions: boolean;
  depth: number;
  note(code: "expression_dropped" | "component_unwrapped", detail: string): void;
};
