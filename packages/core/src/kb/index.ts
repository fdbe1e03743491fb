export { getArticle } from "./get-article.ts";
export { type IndexedArticle, indexArticles, unindexArticles } from "./index-articles.ts";
export { listAddresses, listArticles, listCategories, listPopular } from "./list-articles.ts";
export { publishArticle } from "./publish-article.ts";
export { listForStaff, listQuickIssues } from "./queries.ts";
export {
  keptForReaders,
  readAddresses,
  readArticle,
  readArticles,
  readCategories,
  readPopular,
} from "./reader-cache.ts";
export { recordFeedback } from "./record-feedback.ts";
export { recordView } from "./record-view.ts";
export { type ArticleDraft, createArticle, updateArticle } from "./save-article.ts";
export {
  type ArticleHit,
  type RetrievedPassage,
  retrievePassages,
  searchArticles,
} from "./search-articles.ts";
export type { Snippet } from "./snippet.ts";
