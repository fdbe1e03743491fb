import type { Locale } from "@handrail/contracts";
import type { HotSql } from "@handrail/db";
import { z } from "zod";
import {
  addTerm,
  isStopWord,
  joinedWords,
  type KnownTerm,
  readQuery,
  strongest,
  type WantedWord,
  withoutRepeats,
} from "./query-plan.ts";
import { closestWords, mayBeMisspelt, nearSpellings, splitsOf } from "./spelling.ts";
import { applySynonyms, type SynonymEntry, synonymStems } from "./synonym-rules.ts";
import { rarity, stopWordWeight } from "./weights.ts";
import { localeOfDictionary, readableDictionaries } from "./words.ts";

const rowSchema = z.object({
  kind: z.enum(["size", "stem", "word", "beginning", "synonym"]),
  dictionary: z.string(),
  word: z.string(),
  id: z.number(),
  lexeme: z.string(),
  articles: z.number(),
  phrases: z.array(z.string()).nullable(),
});
type Row = z.output<typeof rowSchema>;

/** Shares of a word's weight: as it was written, otherwise written, merely begun, misspelt, meant the same. */
const shares = { joined: 0.5, begun: 0.8, alsoBegun: 0.4, misspelt: 0.8, split: 0.7 };
const mostBeginnings = 8;
const mostSpellings = 4;

const termsSql = `
  SELECT 'stem' AS kind, t.dictionary, '' AS word, t.id, t.lexeme, t.articles, NULL::text[] AS phrases
  FROM unnest($2::text[]) AS d (name) CROSS JOIN unnest($3::text[]) AS q (lexeme)
  JOIN search_term t ON t.org_id = $1 AND t.dictionary = d.name AND t.lexeme = q.lexeme COLLATE "C"
  WHERE t.articles > 0
  UNION ALL
  SELECT 'word', t.dictionary, w.word, t.id, t.lexeme, t.articles, NULL
  FROM unnest($2::text[]) AS d (name) CROSS JOIN unnest($4::text[]) AS q (word)
  JOIN search_word w ON w.org_id = $1 AND w.dictionary = d.name AND w.word = q.word COLLATE "C"
  JOIN search_term t ON t.org_id = $1 AND t.id = w.term_id AND t.articles > 0`;

const lookUpSql = `
  SELECT 'size' AS kind, dictionary, '' AS word, 0 AS id, '' AS lexeme, articles, NULL::text[] AS phrases
  FROM search_dictionary WHERE org_id = $1 AND dictionary = ANY ($2::text[])
  UNION ALL ${termsSql}
  UNION ALL
  SELECT 'beginning', begun.dictionary, begun.word, begun.id, begun.lexeme, begun.articles, NULL
  FROM unnest($2::text[]) AS d (name) CROSS JOIN LATERAL (
    SELECT t.dictionary, w.word, t.id, t.lexeme, t.articles FROM (
      SELECT w.word, w.term_id FROM search_word w
      WHERE w.org_id = $1 AND w.dictionary = d.name AND w.word >= $5::text COLLATE "C" AND w.word < $6::text COLLATE "C"
      LIMIT 400
    ) w JOIN search_term t ON t.org_id = $1 AND t.id = w.term_id AND t.articles > 0
    ORDER BY t.articles DESC LIMIT ${mostBeginnings}
  ) begun
  UNION ALL
  SELECT 'synonym', '', '', 0, '', 0, s.phrases FROM search_synonym s WHERE s.org_id = $1 AND s.stems && $3::text[]`;

const similarSql = `
  SELECT s.asked_word, s.dictionary, s.word, t.id, t.lexeme, t.articles
  FROM app_private.similar_words($2::text[], $3) s
  JOIN search_term t ON t.org_id = $1 AND t.id = s.term_id AND t.articles > 0`;
const similarSchema = z.array(
  rowSchema.omit({ kind: true, phrases: true }).extend({ asked_word: z.string() }),
);

/** Ends the range of words that begin with a text. */
const afterBeginning = (beginning: string) => `${beginning}\u{10ffff}`;

type Known = {
  /** The query's own words in their order, then others that stand for them. */
  words: WantedWord[];
  asked: number;
};

/** Reads a query and finds what the index knows of it: its words, how they may go on, what else they may mean. */
export async function lookUp(
  sql: HotSql,
  orgId: string,
  query: string,
  withInternal: boolean,
): Promise<Known> {
  const { words, beginning } = readQuery(query);
  if (words.length === 0) return { words, asked: 0 };
  const dictionaries = readableDictionaries(withInternal);
  const stems = [...new Set(words.flatMap((word) => Object.values(word.stems)))];
  const rows = z.array(rowSchema).parse(
    await sql({
      name: "kb-look-up",
      text: lookUpSql,
      values: [
        orgId,
        dictionaries,
        stems,
        joinedWords(words),
        beginning ?? "~",
        afterBeginning(beginning ?? "~"),
      ],
    }),
  );
  const sizes = sizesOf(rows);
  const known = (row: Omit<Row, "kind" | "phrases">): KnownTerm => {
    const locale = localeOfDictionary(row.dictionary);
    return { id: row.id, locale, stem: row.lexeme, articles: row.articles, total: sizes(locale) };
  };
  const total = sizes("en") + sizes("es");
  const added: WantedWord[] = [];
  for (const word of words) {
    word.unknownWeight = rarity(total, 0) * (isStopWord(word) ? stopWordWeight : 1);
    for (const row of rows) {
      const locale = localeOfDictionary(row.dictionary);
      if (row.kind === "stem" && word.stems[locale] === row.lexeme) addTerm(word, known(row), 1);
    }
  }
  addBeginnings(words, beginning, rows, known);
  const synonyms: SynonymEntry[] = rows.flatMap(({ phrases }) => (phrases ? [phrases] : []));
  const joined = joinedTerms(words, rows, known);
  const unknown = words.filter((word) => strongest(word) === 0 && mayBeMisspelt(word.text));
  const extra = [...synonymStems(synonyms), ...unknown.flatMap((word) => splitsOf(word.text).flat())];
  if (extra.length > 0 || unknown.length > 0) {
    const asked = unknown.slice(0, 8).map(({ text }) => text);
    const near = asked.flatMap(nearSpellings);
    const [more, similar] = await Promise.all([
      sql({
        name: "kb-terms",
        text: termsSql,
        values: [orgId, dictionaries, synonymStems(synonyms), [...new Set([...extra, ...near])]],
      }),
      asked.length > 0
        ? sql({ name: "kb-similar", text: similarSql, values: [orgId, asked, withInternal] })
        : [],
    ]);
    const moreRows = z.array(rowSchema).parse(more);
    const similarRows = similarSchema.parse(similar);
    for (const word of unknown) correct(word, moreRows, similarRows, known);
    added.push(...splitTerms(unknown, moreRows, known));
    const meant = moreRows.filter(({ kind }) => kind === "stem").map(known);
    added.push(...applySynonyms(words, synonyms, meant));
  }
  const all = [...words, ...joined, ...added];
  withoutRepeats(all);
  return { words: all, asked: words.length };
}

function sizesOf(rows: readonly Row[]) {
  return (locale: Locale) =>
    rows
      .filter((row) => row.kind === "size" && localeOfDictionary(row.dictionary) === locale)
      .reduce((sum, row) => sum + row.articles, 0);
}

type ToKnown = (row: Omit<Row, "kind" | "phrases">) => KnownTerm;

function addBeginnings(words: WantedWord[], beginning: string | null, rows: readonly Row[], known: ToKnown) {
  const word = words.find(({ text }) => text === beginning);
  if (!word) return;
  const share = word.terms.length > 0 ? shares.alsoBegun : shares.begun;
  for (const row of rows) if (row.kind === "beginning") addTerm(word, known(row), share);
}

const emptyWord = (text: string): WantedWord => ({
  text,
  stems: { en: text, es: text },
  terms: [],
  unknownWeight: 0,
});

function joinedTerms(words: readonly WantedWord[], rows: readonly Row[], known: ToKnown): WantedWord[] {
  return joinedWords(words).flatMap((text) => {
    const word = emptyWord(text);
    for (const row of rows)
      if (row.kind === "word" && row.word === text) addTerm(word, known(row), shares.joined);
    return word.terms.length > 0 ? [word] : [];
  });
}

type Similar = z.output<typeof similarSchema>[number];

function correct(word: WantedWord, near: readonly Row[], similar: readonly Similar[], known: ToKnown) {
  const spellings = new Set(nearSpellings(word.text));
  const candidates = [
    ...near.filter((row) => row.kind === "word" && spellings.has(row.word)),
    ...similar.filter((row) => row.asked_word === word.text),
  ];
  for (const row of closestWords(word.text, candidates, mostSpellings))
    addTerm(word, known(row), shares.misspelt);
}

function splitTerms(unknown: readonly WantedWord[], rows: readonly Row[], known: ToKnown): WantedWord[] {
  return unknown.flatMap((word) => {
    if (strongest(word) > 0) return [];
    const found = splitsOf(word.text).flatMap((parts) => {
      const each = parts.map((part) => rows.filter((row) => row.kind === "word" && row.word === part));
      const least = Math.min(...each.map((some) => Math.max(0, ...some.map(({ articles }) => articles))));
      return least > 0 ? [{ parts, each, least }] : [];
    });
    const best = found.toSorted((a, b) => b.least - a.least)[0];
    if (!best) return [];
    word.unknownWeight = 0;
    return best.parts.map((part, index) => {
      const made = emptyWord(part);
      for (const row of best.each[index] ?? []) addTerm(made, known(row), shares.split);
      return made;
    });
  });
}
