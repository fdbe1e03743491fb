import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const forbiddenTags = new Set(["img", "picture", "source", "input", "details", "summary"]);

/** Text with structure and links to the web or to an address: nothing that loads, runs or asks for input. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !forbiddenTags.has(name)),
  attributes: { a: ["href"], ol: ["start"], code: [], "*": [] },
  protocols: { href: ["http", "https", "mailto"] },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify);

/** PURE. Markdown of a person or a model as HTML for a mail; what it says of HTML itself is dropped (attack C2). */
export const markdownToHtml = (markdown: string): string => String(processor.processSync(markdown));
