-- Search over postings, in the place of `ts_rank`. The index is made anew from the published articles at the next start.
DROP FUNCTION app_private.search_passages(text, regconfig, boolean, integer);
DROP INDEX passage_search_idx;
DELETE FROM passage;
ALTER TABLE passage DROP COLUMN search_config, DROP COLUMN search;
DROP TEXT SEARCH CONFIGURATION public.handrail_en;
DROP TEXT SEARCH CONFIGURATION public.handrail_es;
DROP POLICY lookup ON passage;
DROP POLICY lookup ON article;

-- CreateEnum
CREATE TYPE "search_surface" AS ENUM ('help', 'modal', 'form', 'chat', 'desk');

-- DropForeignKey
ALTER TABLE "passage" DROP CONSTRAINT "passage_org_id_article_id_fkey";

-- AlterTable
ALTER TABLE "passage" ADD COLUMN "number" INTEGER NOT NULL,
ADD COLUMN "terms" INTEGER[],
ADD COLUMN "impacts" SMALLINT[];

-- CreateTable
CREATE TABLE "search_dictionary" (
    "org_id" UUID NOT NULL,
    "dictionary" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,

    CONSTRAINT "search_dictionary_pkey" PRIMARY KEY ("org_id","dictionary")
);

-- CreateTable
CREATE TABLE "search_term" (
    "org_id" UUID NOT NULL,
    "id" INTEGER NOT NULL,
    "dictionary" TEXT NOT NULL,
    "lexeme" TEXT COLLATE "C" NOT NULL,
    "articles" INTEGER NOT NULL,

    CONSTRAINT "search_term_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable: a range of words is a beginning only where letters are compared by their code
CREATE TABLE "search_word" (
    "org_id" UUID NOT NULL,
    "dictionary" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "term_id" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("org_id","dictionary","word")
);

-- CreateTable
CREATE TABLE "search_posting" (
    "org_id" UUID NOT NULL,
    "term_id" INTEGER NOT NULL,
    "impact" SMALLINT NOT NULL,
    "passage" INTEGER NOT NULL,

    CONSTRAINT "search_posting_pkey" PRIMARY KEY ("org_id","term_id","impact","passage")
);

-- CreateTable
CREATE TABLE "search_synonym" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "phrases" TEXT[],
    "stems" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "search_query" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "query" TEXT NOT NULL,
    "surface" "search_surface" NOT NULL,
    "locale" "locale" NOT NULL,
    "searches" INTEGER NOT NULL DEFAULT 0,
    "without_result" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "tickets" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_query_pkey" PRIMARY KEY ("org_id","day","query","surface","locale")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_term_org_id_dictionary_lexeme_key" ON "search_term"("org_id", "dictionary", "lexeme");

-- CreateIndex
CREATE INDEX "search_word_org_id_term_id_idx" ON "search_word"("org_id", "term_id");

-- CreateIndex
CREATE UNIQUE INDEX "passage_org_id_number_key" ON "passage"("org_id", "number");

-- AddForeignKey
ALTER TABLE "passage" ADD CONSTRAINT "passage_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX search_word_alike_idx ON search_word USING gin (org_id, word gin_trgm_ops) WHERE word IS NOT NULL;

SELECT app_private.protect('search_dictionary');
SELECT app_private.protect('search_term');
SELECT app_private.protect('search_word');
SELECT app_private.protect('search_posting');
SELECT app_private.protect('search_synonym');
SELECT app_private.protect('search_query');
GRANT UPDATE ON search_dictionary, search_term, search_synonym, search_query TO handrail_app;
GRANT DELETE ON search_posting, search_synonym, search_query TO handrail_app;
GRANT DELETE ON search_term, search_word TO handrail_app;
ALTER TABLE search_posting SET (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- `%` is not leakproof, so below row-level security its index would go unused: words that look alike are found here,
-- bound to the organisation of the transaction, out of the dictionaries of published articles alone.
CREATE POLICY lookup ON search_word FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION app_private.similar_words(asked text[], with_internal boolean)
  RETURNS TABLE (asked_word text, dictionary text, word text, term_id integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT q.word, alike.dictionary, alike.word, alike.term_id
  FROM unnest(asked[1:8]) AS q (word) CROSS JOIN LATERAL (
    SELECT w.dictionary, w.word, w.term_id FROM public.search_word w
    WHERE w.org_id = (SELECT app_private.current_org()) AND w.word % q.word
      AND (with_internal OR w.dictionary NOT LIKE '%-internal')
      AND length(w.word) BETWEEN length(q.word) - 2 AND length(q.word) + 2
    ORDER BY similarity(w.word, q.word) DESC, w.word
    LIMIT 40
  ) alike
$$;
REVOKE ALL ON FUNCTION app_private.similar_words(text[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_private.similar_words(text[], boolean) TO handrail_app;
