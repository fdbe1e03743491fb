import { sentencesOf } from "../language/sentences.ts";
import type { AnswerSentence } from "../triage/schema.ts";

/** PURE. The marks of a chat answer: `[p1]` after what passage p1 says, `[no-answer]`, `[person]`. */
const mark = /\[(p\d{1,2}(?:[,;]\s*p\d{1,2})*|no-answer|person)\]/g;
const unfinishedMark = /\s*\[[^\]]{0,24}$/;

export type CitedText = { sentences: AnswerSentence[]; wantsPerson: boolean };

/** The sentences of an answer with the passage that each names. Text that names none is left out: it rests on nothing. */
export function parseCited(text: string): CitedText {
  const sentences: AnswerSentence[] = [];
  let wantsPerson = false;
  let start = 0;
  for (const match of text.matchAll(mark)) {
    const segment = text.slice(start, match.index);
    start = match.index + match[0].length;
    if (match[1] === "person") wantsPerson = true;
    const passageId = /^p\d+/.exec(match[1] ?? "")?.[0];
    if (!passageId) continue;
    for (const line of segment.split("\n")) {
      const step = /^\s*\d{1,2}[.)]\s+(.*)$/.exec(line)?.[1];
      if (step !== undefined) sentences.push({ text: step.trim(), passageId, isStep: true });
      else
        sentences.push(
          ...sentencesOf(line).map((sentence) => ({ text: sentence, passageId, isStep: false })),
        );
    }
  }
  return { sentences, wantsPerson };
}

/** Takes the marks out of text that arrives in pieces; a mark that is cut in two is held back until it is whole. */
export function createMarkFilter(): { push(piece: string): string; end(): string } {
  let held = "";
  const clean = (text: string) => text.replace(mark, "").replace(/ +(?=[\n.])/g, "");
  return {
    push(piece) {
      const text = held + piece;
      held = unfinishedMark.exec(text)?.[0] ?? "";
      return clean(text.slice(0, text.length - held.length));
    },
    end() {
      const rest = clean(held);
      held = "";
      return rest;
    },
  };
}
