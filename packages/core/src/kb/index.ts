export { addTranslation } from "./add-translation.ts";
export { bulkArticles } from "./bulk-articles.ts";
export { checkArticle } from "./check-article.ts";
export { deleteArticle } from "./delete-article.ts";
export { discardDraft } from "./discard-draft.ts";
export { getArticle } from "./get-article.ts";
export { type IndexedArticle, indexArticles, unindexArticles } from "./index-articles.ts";
export { indexMissingArticles } from "./index-missing.ts";
export { linkQuickIssue } from "./link-quick-issue.ts";
export { listAddresses, listArticles, listCategories, listPopular } from "./list-articles.ts";
export { listForStaff } from "./list-for-staff.ts";
export { getRevision, listRevisions } from "./list-revisions.ts";
export { publishArticle } from "./publish-article.ts";
export { publishDraft } from "./publish-draft.ts";
export { listQuickIssues } from "./queries.ts";
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
export { restoreRevision } from "./restore-revision.ts";
export { type ArticleDraft, createArticle, updateArticle } from "./save-article.ts";
export { saveDraft } from "./save-draft.ts";
export {
  type ArticleHit,
  type RetrievedPassage,
  retrievePassages,
  searchArticles,
} from "./search-articles.ts";
export { readSearchInsights, type SearchCount } from "./search-insights.ts";
export { settleSearch } from "./settle-search.ts";
export type { Snippet } from "./snippet.ts";
export { getForStaff, listArticleWords, listAuthors, listLinkableIssues } from "./staff-queries.ts";
export { startArticle } from "./start-article.ts";
export { catchUpEmbeddings, syncEmbeddings } from "./sync-embeddings.ts";
export { listSynonyms, removeSynonym, saveSynonym } from "./synonyms.ts";
export { archiveArticle, unpublishArticle } from "./withdraw-article.ts";
