import { newId, type OrgSnapshot, type Ports, type ServiceContext } from "@handrail/core";
import { createModel } from "@handrail/core/adapters/ai";
import { wordsOf } from "@handrail/core/language/words";
import { composeAnswer } from "@handrail/core/triage/answer";
import { classify } from "@handrail/core/triage/classify";
import { expectedCalibrationError } from "@handrail/core/triage/learning/calibrate";
import { predict } from "@handrail/core/triage/learning/predict";
import { type Example, learn } from "@handrail/core/triage/learning/train";
import type { Database } from "@handrail/db";
import { type DemoOrganization, demoOrganizations } from "../content/index.ts";
import { unanswerable } from "./unanswerable.ts";

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** The organisation as the assistant sees it: its database, the local model, and nothing else of the outside world. */
export function assistantOf(db: Database, org: OrgSnapshot): ServiceContext {
  const missing = new Proxy({}, { get: (_, name) => Promise.reject(new Error(`no ${String(name)} here`)) });
  const log = { info: () => undefined, error: () => undefined };
  const ports: Ports = Object.assign(Object.create(missing), {
    ...{ db, log, ai: createModel({}), embedder: null },
  });
  return { org, ports, now: () => new Date(), requestId: newId(), actor: { kind: "assistant" } };
}

/** The article that a colleague answered the ticket from. */
const articleOf = ({ turns }: DemoOrganization["tickets"][number]) =>
  turns.flatMap((turn) => (turn.from === "ai" ? [turn.articleSlug] : []))[0];

/** What the local model answers to the demo's tickets, and to questions that nothing there answers. */
export async function measureAnswers(ctx: ServiceContext, demo: DemoOrganization) {
  const { locale } = demo;
  const texts = new Map(demo.articles.map(({ slug, title, body }) => [slug, `${title}\n${body}`]));
  let [asked, shown, right, unsupported] = [0, 0, 0, 0];
  for (const ticket of demo.tickets) {
    const wanted = articleOf(ticket);
    if (wanted === undefined) continue;
    asked += 1;
    const { sentences } = await composeAnswer(ctx, { subject: ticket.subject, body: ticket.opening, locale });
    if (sentences.length === 0) continue;
    shown += 1;
    right += sentences.every(({ passage }) => passage.slug === wanted) ? 1 : 0;
    for (const { text, passage } of sentences) {
      const said = new Set(wordsOf(texts.get(passage.slug) ?? ""));
      unsupported += wordsOf(text).every((word) => said.has(word)) ? 0 : 1;
    }
  }
  const outside = unanswerable[demo.slug] ?? [];
  let silent = 0;
  for (const body of outside) {
    const { sentences } = await composeAnswer(ctx, { subject: "", body, locale });
    silent += sentences.length === 0 ? 1 : 0;
  }
  return {
    answered: share(shown, asked),
    precision: share(right, shown),
    abstained: share(silent, outside.length),
    unsupported,
  };
}

export type Said = { share: number; isRight: boolean };

/** What rules alone say of every other ticket of the demo: by names, quick issues and articles. */
export async function sortByRules(ctx: ServiceContext, demo: DemoOrganization): Promise<Said[]> {
  const reported = { type: "question", severity: "medium" } as const;
  const said: Said[] = [];
  for (const [index, { subject, opening: body, category, intent }] of demo.tickets.entries()) {
    if (index % 2 === 1) continue;
    const guess = await classify(ctx, { subject, body, reported });
    const isRight = guess.category?.key === category && (guess.intent === null || guess.intent === intent);
    said.push({ share: guess.confidence, isRight });
  }
  return said;
}

/** How often it was right, and how far from it what was said lies. */
export const judgeSaid = (said: readonly Said[]) => ({
  sorted: share(said.filter(({ isRight }) => isRight).length, said.length),
  calibrationError: expectedCalibrationError(said),
});

const folds = 3;

/** How the classifier sorts a third of all organisations' tickets after learning from the others and from articles. */
export function measureLearning() {
  const label = (demo: DemoOrganization, category: string) => ({ category: `${demo.slug}-${category}` });
  const articles = demoOrganizations.flatMap((demo) =>
    demo.articles.map(({ title, body, category }): Example => {
      return { text: `${title}\n${body}`, labels: label(demo, category), weight: 0.5, isTicket: false };
    }),
  );
  const tickets = demoOrganizations.flatMap((demo) =>
    demo.tickets.map(({ subject, opening, category }): Example => {
      return { text: `${subject}\n${opening}`, labels: label(demo, category), weight: 1, isTicket: true };
    }),
  );
  const said: Said[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const steps = learn([...articles, ...tickets.filter((_, index) => index % folds !== fold)], "en");
    let step = steps.next();
    while (!step.done) step = steps.next();
    for (const { text, labels } of tickets.filter((_, index) => index % folds === fold)) {
      const guess = step.value && predict(step.value, text, "en").category;
      said.push({ share: guess?.confidence ?? 0, isRight: guess?.nearest === labels.category });
    }
  }
  return judgeSaid(said);
}
