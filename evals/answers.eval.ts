import { parseArgs } from "node:util";
import { openDatabase } from "@handrail/db";
import { deploy } from "@handrail/db/deploy/index";
import { startThrowawayPostgres } from "@handrail/embedded";
import { baselineAnswers } from "./answers-baselines.ts";
import { readAnswerSet } from "./answers-data.ts";
import { ourAnswers } from "./answers-ours.ts";
import { measureAnswers, measureBars } from "./answers-scores.ts";

/**
 * How many questions are answered, how often the answer rests on the right article, and how often nothing is said where
 * nothing answers: by the product's own search, local model, check and usual bar on a real PostgreSQL, and in the same
 * run by BM25 neighbours and naive Bayes over the same articles with a bar of their own shares.
 */
const { values } = parseArgs({ options: { data: { type: "string" } } });
if (!values.data) {
  process.stderr.write("Usage: pnpm eval answers --data FOLDER   (articles.jsonl and questions.jsonl)\n");
  process.exit(1);
}

const goals = { precision: 90, answered: 60, abstained: 90 } as const;
const set = await readAnswerSet(values.data);
const postgres = await startThrowawayPostgres();
const { appUrl } = await deploy({ ownerUrl: postgres.url, secret: "for one run only" });
const db = openDatabase(appUrl);
try {
  const { name, locale, articles, questions } = set;
  const able = questions.filter(({ relevant }) => relevant.length > 0).length;
  const counts = { articles: articles.length, answerable: able, outOfScope: questions.length - able };
  console.log(
    `${name}: ${counts.articles} articles, ${able} questions that they answer, ${counts.outOfScope} that they do not, ${locale}`,
  );
  const ours = await ourAnswers(db, set);
  console.log("                 answered  precision  abstained  sentences  unsupported   p50 ms   p95 ms");
  const results: Record<string, Awaited<ReturnType<typeof measureAnswers>>> = {};
  for (const answerer of [ours, ...baselineAnswers(set)]) {
    const result = await measureAnswers(answerer, questions);
    results[answerer.name] = result;
    const cells = [
      result.answered.toFixed(1).padStart(8),
      result.precision.toFixed(1).padStart(10),
      (result.abstained?.toFixed(1) ?? "–").padStart(10),
      String(result.sentences).padStart(10),
      String(result.unsupported).padStart(12),
      result.p50.toFixed(2).padStart(8),
      result.p95.toFixed(2).padStart(8),
    ];
    console.log(`${answerer.name.padEnd(15)}  ${cells.join(" ")}`);
  }
  const { ece, curve } = await measureBars(ours, questions);
  console.log(`\nhandrail by bar (calibration error ${ece})   answered  precision  abstained`);
  for (const { bar, answered, precision, abstained } of curve) {
    const cells = [answered, precision, abstained ?? 0]
      .map((value) => value.toFixed(1).padStart(9))
      .join("  ");
    console.log(`${bar.toFixed(2).padStart(38)}  ${cells}`);
  }
  const { handrail } = results;
  const isMet =
    handrail !== undefined &&
    handrail.precision >= goals.precision &&
    handrail.answered >= goals.answered &&
    (handrail.abstained ?? 100) >= goals.abstained &&
    handrail.unsupported === 0;
  console.log(
    JSON.stringify({ eval: "answers", set: name, locale, ...counts, ...results, ece, curve, isMet }),
  );
} finally {
  await db.close();
  await postgres.stop();
}
