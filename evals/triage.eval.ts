import { parseArgs } from "node:util";
import { openDatabase } from "@handrail/db";
import { deploy } from "@handrail/db/deploy/index";
import { startThrowawayPostgres } from "@handrail/embedded";
import { rounded } from "../bench/load.ts";
import { majority, naiveBayes, nearestNeighbours } from "./triage-baselines.ts";
import { fewOfEach, readQuestions } from "./triage-data.ts";
import { ourTriage } from "./triage-ours.ts";
import { measure } from "./triage-scores.ts";

/**
 * How well questions are sorted by intent, by the product's own triage and, in the same run, by BM25 neighbours, naive
 * Bayes and the most frequent intent: with all examples, with ten of each intent, and with the names alone. Ours learns
 * by its own job from tickets in a real PostgreSQL; all others are given the same examples and names.
 */
const { values } = parseArgs({ options: { data: { type: "string" } } });
if (!values.data) {
  process.stderr.write("Usage: pnpm eval triage --data FOLDER   (train.jsonl and test.jsonl)\n");
  process.exit(1);
}

const greatestCalibrationError = 0.05;
const set = await readQuestions(values.data);
const materials = {
  all: set,
  ten: fewOfEach(set, 10),
  names: fewOfEach(set, 0),
};
const postgres = await startThrowawayPostgres();
const { appUrl } = await deploy({ ownerUrl: postgres.url, secret: "for one run only" });
const db = openDatabase(appUrl);
try {
  const { name, locale, intents, train, test } = set;
  console.log(
    `${name}: ${train.length} examples, ${test.length} questions, ${intents.length} intents, ${locale}`,
  );
  const results: Record<string, Record<string, unknown>> = {};
  let isMet = true;
  for (const [setting, material] of Object.entries(materials)) {
    const ours = await ourTriage(db, locale, material);
    const seconds = rounded(ours.trainSeconds, 1);
    console.log(
      `\n${setting}: ${material.train.length} examples, ${ours.learned} in ${seconds} s, ${ours.trainMegabytes} MB more`,
    );
    console.log(
      "                 right     F1    ECE  surest 70 %  in scope  out of scope   p50 ms   p95 ms",
    );
    const scores: Record<string, Awaited<ReturnType<typeof measure>>> = {};
    for (const sorter of [ours, nearestNeighbours(material), naiveBayes(material), majority(material)]) {
      const result = await measure(sorter, test);
      scores[sorter.name] = result;
      const { accuracy, macroF1, ece, surest70, inScope, outOfScope = "–", p50, p95 } = result;
      const cells = [
        accuracy.toFixed(1).padStart(6),
        macroF1.toFixed(1).padStart(6),
        ece.toFixed(3).padStart(6),
        surest70.toFixed(1).padStart(12),
        inScope.toFixed(1).padStart(9),
        String(outOfScope).padStart(13),
        p50.toFixed(2).padStart(8),
        p95.toFixed(2).padStart(8),
      ];
      console.log(`${sorter.name.padEnd(15)} ${cells.join(" ")}`);
    }
    const { handrail, ...others } = scores;
    const isBest = Object.values(others).every(({ accuracy }) => (handrail?.accuracy ?? 0) >= accuracy);
    const isHonest = (handrail?.ece ?? 1) <= greatestCalibrationError;
    isMet &&= isBest && isHonest;
    results[setting] = {
      learned: ours.learned,
      trainSeconds: seconds,
      trainMegabytes: ours.trainMegabytes,
      ...scores,
    };
  }
  const counts = { intents: intents.length, train: train.length, test: test.length };
  console.log(JSON.stringify({ eval: "triage", set: name, locale, ...counts, ...results, isMet }));
} finally {
  await db.close();
  await postgres.stop();
}
