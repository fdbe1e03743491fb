import { type Locale, type Priority, priorities, type Severity, ticketTypes } from "@handrail/contracts";
import { asksForPerson } from "../../language/person-phrases.ts";
import { sentencesOf } from "../../language/sentences.ts";
import { detectLanguage, wordsOf } from "../../language/words.ts";
import { findEntities } from "../../triage/entities.ts";
import type { Classification, ClassifyTask } from "../../triage/schema.ts";
import { cues } from "./cues.ts";
import { topicOf } from "./topic.ts";

/** From here on, what was learned of type and priority counts for more than turns of phrase. */
const surely = 0.6;

const learnedOf = <Word extends string>(
  words: readonly Word[],
  guess: { label: string | null; confidence: number } | undefined,
) => (guess && guess.confidence >= surely ? words.find((word) => word === guess.label) : undefined);

/** Where the text says the phrase, in the text's own letters. */
function spoken(text: string, phrase: string): string[] {
  const words = phrase.split(" ").join(String.raw`[^\p{L}\p{N}]+`);
  const found = new RegExp(String.raw`(?<![\p{L}\p{N}])${words}(?![\p{L}\p{N}])`, "iu").exec(text);
  return found ? [found[0]] : [];
}

function moodOf(task: ClassifyTask, text: string, language: Locale) {
  const known = cues[language];
  const folded = ` ${wordsOf(text).join(" ")} `;
  const says = (phrases: readonly string[]) => phrases.some((phrase) => folded.includes(` ${phrase} `));
  const letters = text.match(/\p{L}/gu) ?? [];
  const shouts =
    letters.length > 30 && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > letters.length * 0.6;
  const isCritical = says(known.critical) || task.reported.severity === "critical";
  const isUrgent = says(known.urgent);
  const usualPriority = learnedOf(priorities, task.learned?.priority);
  const severity: Severity = isCritical ? "critical" : task.reported.severity;
  const priority: Priority = isCritical
    ? "urgent"
    : isUrgent || severity === "high"
      ? "high"
      : severity === "low"
        ? "low"
        : (usualPriority ?? "normal");
  const isNegative = says(known.sentiment.negative) || shouts || /!{3,}/.test(text);
  const reported = task.reported.type;
  const cued =
    learnedOf(ticketTypes, task.learned?.type) ?? known.type.find(([, phrases]) => says(phrases))?.[0];
  const urgencyCues = [...known.critical, ...known.urgent].flatMap((phrase) => spoken(text, phrase));
  return {
    urgencyCues,
    severity,
    priority,
    sentiment: isNegative ? "negative" : says(known.sentiment.positive) ? "positive" : "neutral",
    type: reported === "question" || reported === "other" ? (cued ?? reported) : reported,
  } as const;
}

function summarise({ subject, body }: ClassifyTask["message"]): string {
  const first = sentencesOf(body.replace(/\s+/g, " ")).find((sentence) => wordsOf(sentence).length > 3) ?? "";
  const parts = [subject, first].filter((part) => part !== "");
  const text = parts.join(": ");
  return text.length <= 240 ? text : `${text.slice(0, 239).trimEnd()}…`;
}

/** PURE. Sorts a message as the organisation's own classifier has learned, else by how it resembles what is said of its categories. */
export function classifyLocally(task: ClassifyTask): Classification {
  const text = `${task.message.subject}\n${task.message.body}`;
  const language = detectLanguage(text, task.locale);
  return {
    ...topicOf(task, task.message.body, language),
    ...moodOf(task, text, language),
    language,
    entities: findEntities(text),
    summary: summarise(task.message),
    wantsPerson: asksForPerson(text),
  };
}
