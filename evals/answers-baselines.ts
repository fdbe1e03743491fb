import { splitPassages } from "@handrail/core/kb/passages";
import type { AnswerSet } from "./answers-data.ts";
import type { Answerer } from "./answers-scores.ts";
import { naiveBayes, nearestNeighbours } from "./triage-baselines.ts";
import type { Sorter } from "./triage-engine.ts";

const bar = 0.62;

/** Plain methods that take each passage as an example of its article, and say the likeliest where its share is enough. */
export function baselineAnswers({ articles }: AnswerSet): Answerer[] {
  const train = articles.flatMap(({ id, title, body }) =>
    splitPassages(body).map((passage) => ({ text: `${title} ${passage.body}`, intent: id })),
  );
  const answererOf = (sorter: Sorter): Answerer => ({
    name: sorter.name,
    answer: async (question) => {
      const { intent, confidence } = await sorter.sort(question);
      const articles = intent === null ? [] : [intent];
      return { articles, confidence, isShown: confidence >= bar, sentences: 0, unsupported: 0 };
    },
  });
  return [nearestNeighbours, naiveBayes].map((method) => answererOf(method({ intents: [], train })));
}
