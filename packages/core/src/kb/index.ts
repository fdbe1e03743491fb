export { indexArticle, searchConfigs } from "./index-article.ts";
export { publishArticle } from "./publish-article.ts";
export {
  getArticle,
  listArticles,
  listCategories,
  listForStaff,
  listPopular,
  listQuickIssues,
} from "./queries.ts";
export { recordFeedback } from "./record-feedback.ts";
export { recordView } from "./record-view.ts";
export { type ArticleDraft, createArticle, updateArticle } from "./save-article.ts";
export {
  type ArticleHit,
  type RetrievedPassage,
  retrievePassages,
  searchArticles,
} from "./search-articles.ts";
export { makeSnippet, type Snippet } from "./snippet.ts";
