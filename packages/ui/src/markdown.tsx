import rehypeHighlight from "rehype-highlight";
import { MarkdownBody, type MarkdownProps } from "./markdown-body.tsx";

/**
 * Renders Markdown by strangers: customers, e-mail, models. No raw HTML; links only to http, https, mailto and our
 * own pages; images become links unless `allowImages`. An image may carry its size as `#800x450` so nothing shifts.
 */
export function Markdown(props: MarkdownProps) {
  return <MarkdownBody {...props} highlight={rehypeHighlight} />;
}
