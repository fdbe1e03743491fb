import { Square, SquareCheck } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "./cn.tsx";
import { CodeBlock } from "./code-block.tsx";
import { safeUrl, schema, tame, targetOf, withHeadingIds } from "./markdown-rules.tsx";

export type MarkdownProps = {
  children: string;
  copyLabel: string;
  copiedLabel: string;
  variant?: "message" | "article";
  allowImages?: boolean;
  headingIds?: boolean;
  className?: string;
};

type Plugin = NonNullable<Options["rehypePlugins"]>[number];

const footnotes = { footnoteLabel: "*", footnoteLabelTagName: "p", footnoteBackLabel: "↩" };

/** What `markdown` and `markdown-lite` share: every rule about what hostile text may become. */
export function MarkdownBody({ highlight, ...props }: MarkdownProps & { highlight?: Plugin }) {
  const { children, copyLabel, copiedLabel, variant = "message", allowImages, headingIds, className } = props;
  const rehypePlugins: Options["rehypePlugins"] = [[rehypeSanitize, schema]];
  if (highlight) rehypePlugins.push(highlight);
  if (headingIds) rehypePlugins.push(withHeadingIds);
  const components: Components = {
    ...(variant === "article" ? articleHeadings : messageHeadings),
    a: ({ node: _node, ...link }) => <SafeLink {...link} />,
    img: ({ src, alt }) => <SafeImage src={src} alt={alt} shown={allowImages ?? false} />,
    input: ({ checked }) => <TaskBox done={checked ?? false} />,
    pre: ({ children: code }) => (
      <CodeBlock copyLabel={copyLabel} copiedLabel={copiedLabel}>
        {code}
      </CodeBlock>
    ),
    table: ({ children: rows }) => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard, too
      <div className="table-scroll" tabIndex={0}>
        <table>{rows}</table>
      </div>
    ),
  };
  return (
    <div dir="auto" className={cn(variant === "article" ? "prose" : "prose-compact", className)}>
      <ReactMarkdown
        remarkPlugins={[[remarkGfm, { singleTilde: false }]]}
        remarkRehypeOptions={footnotes}
        rehypePlugins={rehypePlugins}
        urlTransform={safeUrl}
        components={components}
      >
        {tame(children)}
      </ReactMarkdown>
    </div>
  );
}

function SafeLink({ href, children, id, ...rest }: ComponentProps<"a">) {
  const target = targetOf(href);
  if (!target) return <span>{children}</span>;
  if (target.kind === "external") {
    return (
      <a
        href={target.href}
        id={id}
        title={target.href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
      >
        {children}
      </a>
    );
  }
  const label = "data-footnote-backref" in rest ? { "aria-label": "↩" } : {};
  return (
    <a href={target.href} id={id} {...label}>
      {children}
    </a>
  );
}

function SafeImage({ src, alt, shown }: { src: unknown; alt: string | undefined; shown: boolean }) {
  const target = typeof src === "string" ? targetOf(src) : null;
  if (!target || target.kind === "mail") return alt ? <span>{alt}</span> : null;
  if (!shown) return <SafeLink href={target.href}>{alt || target.href}</SafeLink>;
  const size = /#(\d{1,4})x(\d{1,4})$/.exec(target.href);
  return (
    <img
      src={target.href}
      alt={alt ?? ""}
      width={size?.[1]}
      height={size?.[2]}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
    />
  );
}

function TaskBox({ done }: { done: boolean }) {
  const Icon = done ? SquareCheck : Square;
  return (
    <span role="img" aria-label={done ? "☑" : "☐"} className="task-box">
      <Icon aria-hidden />
    </span>
  );
}

type HeadingProps = { id?: string | undefined; children?: ReactNode };

const h2 = ({ id, children }: HeadingProps) => <h2 id={id}>{children}</h2>;
const h3 = ({ id, children }: HeadingProps) => <h3 id={id}>{children}</h3>;
const h4 = ({ id, children }: HeadingProps) => <h4 id={id}>{children}</h4>;
const h5 = ({ id, children }: HeadingProps) => <h5 id={id}>{children}</h5>;
const h6 = ({ id, children }: HeadingProps) => <h6 id={id}>{children}</h6>;

/** The page has its own h1; what is written below it starts at h2, a message at h3. */
const articleHeadings = { h1: h2, h2, h3, h4, h5, h6 } satisfies Components;
const messageHeadings = { h1: h3, h2: h3, h3: h4, h4: h5, h5: h6, h6 } satisfies Components;
