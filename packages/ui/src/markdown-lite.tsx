import { MarkdownBody, type MarkdownProps } from "./markdown-body.tsx";

/** `Markdown` by the same rules without colours in code, for places where every kilobyte counts. */
export function MarkdownLite(props: MarkdownProps) {
  return <MarkdownBody {...props} />;
}
