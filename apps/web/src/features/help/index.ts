export { ArticleFeedback } from "./article-feedback.tsx";
export { ArticleVisit } from "./article-visit.tsx";
export { SearchField } from "./search-field.tsx";
export { SearchResults } from "./search-results.tsx";
export { useActiveOption } from "./use-active-option.ts";
export { useArticleSearch } from "./use-article-search.ts";
export { useCalloutLabels } from "./use-callout-labels.ts";
export { useSettledSearch } from "./use-settled-search.ts";
