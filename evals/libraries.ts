import { stem } from "@handrail/core/language/words";
import lunr from "lunr";
import MiniSearch from "minisearch";
import type { Dataset } from "./dataset.ts";
import { depth, type Engine } from "./engine.ts";

const titleBoost = 3;

/** MiniSearch, stemmed, title boosted; its terms are ORed by default. */
export function miniSearch({ articles, locale }: Dataset): Engine {
  const index = new MiniSearch({
    fields: ["title", "body"],
    processTerm: (term) => stem(term.toLowerCase(), locale),
    searchOptions: { boost: { title: titleBoost } },
  });
  index.addAll(articles);
  return {
    name: "minisearch",
    search: (query) =>
      index
        .search(query)
        .slice(0, depth)
        .map(({ id }) => String(id)),
  };
}

/** lunr with its own English pipeline, title boosted; other languages are stemmed as ours. */
export function lunrSearch({ articles, locale }: Dataset): Engine {
  const stemmer = (token: lunr.Token) => token.update((word) => stem(word.toLowerCase(), locale));
  lunr.Pipeline.registerFunction(stemmer, `handrail-stemmer-${locale}`);
  const index = lunr((builder) => {
    if (locale !== "en") {
      builder.pipeline.reset();
      builder.searchPipeline.reset();
      builder.pipeline.add(lunr.trimmer, stemmer);
      builder.searchPipeline.add(lunr.trimmer, stemmer);
    }
    builder.ref("id");
    builder.field("title", { boost: titleBoost });
    builder.field("body");
    for (const article of articles) builder.add(article);
  });
  return {
    name: "lunr",
    search: (query) =>
      index
        .query((asked) => {
          for (const token of lunr.tokenizer(query)) {
            asked.term(token.toString().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""), {});
          }
        })
        .slice(0, depth)
        .map(({ ref }) => ref),
  };
}
