import { asSentence } from "../triage/compose.ts";
import type { SupportedSentence } from "../triage/verify.ts";

/** PURE. An answer as the chat stores it: statements as paragraphs, steps as numbered lists, in their order. */
export function answerBody(sentences: readonly Pick<SupportedSentence, "text" | "isStep">[]): string {
  const blocks: { isStep: boolean; lines: string[] }[] = [];
  for (const { text, isStep } of sentences) {
    const last = blocks.at(-1);
    if (last?.isStep === isStep) last.lines.push(text);
    else blocks.push({ isStep, lines: [text] });
  }
  return blocks
    .map(({ isStep, lines }) =>
      isStep
        ? lines.map((line, index) => `${index + 1}. ${line}`).join("\n")
        : lines.map(asSentence).join(" "),
    )
    .join("\n\n");
}
