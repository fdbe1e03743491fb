import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "./cn.tsx";
import { CodeBlock } from "./code-block.tsx";
import { type CalloutLabels, readAdmonitions, withCallouts } from "./markdown-callouts.tsx";
import { footnotes, plainWhereCostly, safeUrl, schema, tame } from "./markdown-rules.tsx";
import { shaped } from "./markdown-shape.tsx";

export type MarkdownProps = {
  children: string;
  copyLabel: string;
  copiedLabel: string;
  variant?: "message" | "article";
  allowImages?: boolean;
  headingIds?: boolean;
  /** Turns GitHub's alerts and blocks as `:::note[Title]` into callouts that begin with these words. */
  callouts?: CalloutLabels;
  className?: string;
};

type Plugins = NonNullable<Options["rehypePlugins"]>;

/** What `markdown` and `markdown-lite` share: every rule about what hostile text may become. */
export function MarkdownBody({ highlight, ...props }: MarkdownProps & { highlight?: Plugins[number] }) {
  const { children, copyLabel, copiedLabel, variant = "message", callouts, className } = props;
  const { allowImages = false, headingIds = false } = props;
  const remarkPlugins: Plugins = [[remarkGfm, { singleTilde: false }]];
  if (callouts) remarkPlugins.push(readAdmonitions, [withCallouts, callouts]);
  const rehypePlugins: Plugins = [[rehypeSanitize, schema]];
  if (highlight) rehypePlugins.push(highlight);
  rehypePlugins.push([shaped, { variant, allowImages, headingIds }]);
  const components: Components = {
    pre: ({ children: code }) => (
      <CodeBlock copyLabel={copyLabel} copiedLabel={copiedLabel}>
        {code}
      </CodeBlock>
    ),
  };
  const text = variant === "message" ? plainWhereCostly(tame(children)) : tame(children);
  return (
    <div dir="auto" className={cn(variant === "article" ? "prose" : "prose-compact", className)}>
      <ReactMarkdown
        remarkPlugins={remarkPlugins}
        remarkRehypeOptions={footnotes}
        rehypePlugins={rehypePlugins}
        urlTransform={safeUrl}
        components={components}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
