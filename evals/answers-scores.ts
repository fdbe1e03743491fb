import { expectedCalibrationError } from "@handrail/core/triage/learning/calibrate";
import { quantile, rounded } from "../bench/load.ts";
import type { AskedQuestion } from "./answers-data.ts";

/** What is answered: from which articles, how sure, and whether it is shown at all. */
export type Answered = {
  articles: string[];
  confidence: number;
  isShown: boolean;
  sentences: number;
  unsupported: number;
};
export type Answerer = {
  name: string;
  answer(question: string): Promise<Answered> | Answered;
  /** The article that would be answered from, if there were no bar. */
  withoutBar?(question: string): Promise<{ article: string | null; confidence: number }>;
};

const percent = (part: number, whole: number) => rounded(whole === 0 ? 0 : (100 * part) / whole, 1);

type Judged = { isAble: boolean; isShown: boolean; isRight: boolean };

/**
 * `answered`: shown for what the articles answer; `precision`: of everything that is shown, also to what nothing
 * answers; `abstained`: not shown for what nothing answers.
 */
function summarise(judged: readonly Judged[]) {
  const able = judged.filter(({ isAble }) => isAble);
  const unable = judged.filter(({ isAble }) => !isAble);
  const shown = judged.filter(({ isShown }) => isShown);
  return {
    answered: percent(able.filter(({ isShown }) => isShown).length, able.length),
    precision: percent(shown.filter(({ isRight }) => isRight).length, shown.length),
    ...(unable.length > 0
      ? { abstained: percent(unable.filter(({ isShown }) => !isShown).length, unable.length) }
      : {}),
  };
}

/** Every article that a shown answer rests on has to be one of those that answer. */
export async function measureAnswers(answerer: Answerer, questions: readonly AskedQuestion[]) {
  const judged: Judged[] = [];
  const latencies: number[] = [];
  let [sentences, unsupported] = [0, 0];
  for (const { question } of questions.slice(0, 20)) await answerer.answer(question);
  for (const { question, relevant } of questions) {
    const startedAt = performance.now();
    const said = await answerer.answer(question);
    latencies.push(performance.now() - startedAt);
    sentences += said.sentences;
    unsupported += said.unsupported;
    const isRight = said.articles.length > 0 && said.articles.every((id) => relevant.includes(id));
    judged.push({ isAble: relevant.length > 0, isShown: said.isShown, isRight });
  }
  return {
    ...summarise(judged),
    sentences,
    unsupported,
    p50: rounded(quantile(latencies, 0.5)),
    p95: rounded(quantile(latencies, 0.95)),
  };
}

const bars = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** What other bars would show, and how far the sureness lies from how often it is right. */
export async function measureBars(answerer: Answerer, questions: readonly AskedQuestion[]) {
  const said: { confidence: number; isAble: boolean; isRight: boolean }[] = [];
  for (const { question, relevant } of questions) {
    const { article, confidence } = (await answerer.withoutBar?.(question)) ?? {
      article: null,
      confidence: 0,
    };
    const isRight = article !== null && relevant.includes(article);
    said.push({ confidence: article === null ? 0 : confidence, isAble: relevant.length > 0, isRight });
  }
  return {
    ece: rounded(
      expectedCalibrationError(said.map(({ confidence, isRight }) => ({ share: confidence, isRight }))),
      3,
    ),
    curve: bars.map((bar) => ({
      bar,
      ...summarise(said.map((each) => ({ ...each, isShown: each.confidence >= bar }))),
    })),
  };
}
