import path from "node:path";
import { z } from "zod";
import { localeOf, readLines, storable } from "./dataset.ts";

const lineSchema = z.object({ text: z.string(), intent: z.string().min(1).nullable() });

/** `intent` null: out of scope. */
export type Question = z.output<typeof lineSchema>;
export type Material = { intents: string[]; train: Question[] };

/** A folder with `train.jsonl` and `test.jsonl` of `{"text","intent"}`. */
export async function readQuestions(folder: string) {
  const read = async (file: string) =>
    (await readLines(path.join(folder, file), lineSchema)).map(({ text, intent }) => ({
      text: storable(text),
      intent,
    }));
  const [train, test] = [await read("train.jsonl"), await read("test.jsonl")];
  const intents = [...new Set(train.flatMap(({ intent }) => (intent === null ? [] : [intent])))].sort();
  const locale = localeOf(train.map(({ text }) => text));
  return { name: path.basename(path.resolve(folder)), locale, intents, train, test };
}

/** The first `most` examples of each intent, in the order of the file; all names stay known. */
export function fewOfEach({ intents, train }: Material, most: number): Material {
  const counts = new Map<string | null, number>();
  const few = train.filter(({ intent }) => {
    const count = (counts.get(intent) ?? 0) + 1;
    counts.set(intent, count);
    return count <= most;
  });
  return { intents, train: few };
}

/** An intent's name as words. */
export const spoken = (intent: string) => intent.replace(/[_-]+/g, " ");
