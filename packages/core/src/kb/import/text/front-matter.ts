import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

export type FrontMatter = Record<string, unknown>;
export type SplitPage = {
  data: FrontMatter;
  body: string;
  /** Lines before the body, for messages about it. */
  lines: number;
  /** What is wrong with the front matter, where it cannot be read. */
  problem: string | null;
};

const longest = 64_000;
const fences = [
  { pattern: /^---[ \t]*\n([\s\S]*?)(?:\n)?^(?:---|\.\.\.)[ \t]*(?:\n|$)/m, parse: readYaml },
  { pattern: /^\+\+\+[ \t]*\n([\s\S]*?)(?:\n)?^\+\+\+[ \t]*(?:\n|$)/m, parse: parseToml },
] as const;

/** The plain schema of YAML 1.2: no tags that make anything, aliases few enough not to grow beyond measure. */
function readYaml(source: string): unknown {
  return parseYaml(source, { maxAliasCount: 50, schema: "core", customTags: [], logLevel: "error" });
}

const isRecord = (value: unknown): value is FrontMatter =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** PURE. Front matter in YAML (`---`) or TOML (`+++`) and what comes after it. What cannot be read is told, not lost. */
export function splitFrontMatter(text: string): SplitPage {
  for (const { pattern, parse } of fences) {
    const found = pattern.exec(text);
    if (found?.index !== 0) continue;
    const [whole, source = ""] = found;
    const body = text.slice(whole.length);
    const lines = whole.split("\n").length - 1;
    if (source.length > longest) return { data: {}, body: text, lines: 0, problem: "too long" };
    try {
      const data = parse(source);
      if (isRecord(data)) return { data, body, lines, problem: null };
      if (data === null || data === undefined) return { data: {}, body, lines, problem: null };
      return { data: {}, body: text, lines: 0, problem: null };
    } catch (error) {
      const problem = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
      return { data: {}, body, lines, problem: problem.slice(0, 200) || "unreadable" };
    }
  }
  return { data: {}, body: text, lines: 0, problem: null };
}
