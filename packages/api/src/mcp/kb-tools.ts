import { getArticleTool, searchKbTool } from "@handrail/contracts/inputs/mcp";
import { readArticle, searchArticles } from "@handrail/core/kb/index";
import { tool } from "./tool.ts";

/** What is read of the knowledge base. */
export const kbTools = [
  tool({
    name: "search_kb",
    title: "Search the knowledge base",
    description:
      "Finds the articles that say most of what was asked, best first. Without the scope kb:read: published, public articles alone.",
    scopes: ["kb:search"],
    isReadOnly: true,
    input: searchKbTool,
    run: async (ctx, input) => {
      const hits = await searchArticles(ctx, input);
      return {
        articles: hits.map(
          ({ articleId, slug, title, excerpt, locale, category, score, passage, snippet }) => ({
            articleId,
            slug,
            title,
            locale,
            category: category?.name ?? null,
            score,
            heading: passage.heading,
            revision: passage.revision,
            text: snippet?.text ?? excerpt,
          }),
        ),
      };
    },
  }),
  tool({
    name: "get_article",
    title: "Read an article",
    description:
      "The whole text of an article as Markdown, with its revision. Drafts and internal articles need the scope kb:read.",
    scopes: ["kb:search"],
    isReadOnly: true,
    input: getArticleTool,
    run: async (ctx, input) => {
      const article = await readArticle(ctx, input);
      const { id, slug, locale, title, excerpt, body, status, revision, related } = article;
      return {
        article: { id, slug, locale, title, excerpt, body, status, revision },
        related: related.map((each) => ({ slug: each.slug, title: each.title })),
      };
    },
  }),
];
