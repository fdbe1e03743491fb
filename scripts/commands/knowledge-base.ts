import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import type { Ports, ServiceContext } from "@handrail/core";
import pc from "picocolors";
import { StartError } from "../stack/root.ts";
import { withWorkerPorts } from "./worker-ports.ts";

const importUsage = `Usage: npx -y pnpm@12.21.0 kb:import FOLDER --org SLUG [--dry-run]
  FOLDER                a folder or a zip of Markdown
  --locale en|es        the language of pages that do not say theirs (the organisation's)
  --publish             publish pages that do not say their status; without it they become drafts
  --internal            for staff alone, where pages do not say otherwise
  --categories WHERE    auto (the page, else its folder) | folder | page | none
  --no-new-categories   use only categories that are there
  --source NAME         tells apart folders whose pages have the same paths
  --report FILE.csv     what came of every file`;
const exportUsage = `Usage: npx -y pnpm@12.21.0 kb:export --org SLUG OUT
  OUT                   a folder, or a file that ends in .zip`;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const options = {
  org: text,
  locale: text,
  categories: text,
  source: text,
  report: text,
  "dry-run": flag,
  publish: flag,
  internal: flag,
  "no-new-categories": flag,
};

function readArguments(args: string[], usage: string) {
  try {
    const { values, positionals } = parseArgs({
      args: args.filter((value) => value !== "--"),
      options,
      allowPositionals: true,
    });
    const [place] = positionals;
    if (!place || positionals.length > 1 || !values.org) throw new StartError(usage);
    return { ...values, org: values.org, place: path.resolve(place) };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function contextOf(ports: Ports, slug: string, job: string): Promise<ServiceContext> {
  const { newId } = await import("@handrail/core");
  const { organizationBySlug } = await import("@handrail/core/organization/index");
  const org = await organizationBySlug(ports.db, slug);
  if (!org) throw new StartError(`--org: there is no organisation "${slug}".`);
  return { org, ports, actor: { kind: "system", job }, now: () => new Date(), requestId: newId() };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

/** A line that is written over; on anything but a terminal nothing. */
function showProgress(line: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K  ${line}`);
}

/** What an error of an import says to whoever typed the command; any other error as it is. */
function refusal(error: unknown): unknown {
  const { name, reason, issues } = Object(error);
  if (Array.isArray(issues)) {
    const lines = issues.map(({ path: at, message }) => `--${String(at?.[0])}: ${String(message)}`);
    return new StartError(`${lines.join("\n")}\n${importUsage}`);
  }
  if (name === "FileRefused") return new StartError("There is no folder and no zip to read there.");
  if (reason === "import_running") return new StartError("Another import of this organisation is running.");
  return error;
}

/** `kb-import`: brings a folder or a zip of Markdown into an organisation's knowledge base, or tells what would come of it. */
export function importKnowledgeBase(args: string[]) {
  const given = readArguments(args, importUsage);
  const isCheck = given["dry-run"] ?? false;
  return withWorkerPorts(async (ports) => {
    const { importCsv, importFolder, reportOf } = await import("@handrail/core/kb/import/index");
    const { kbImportOptions } = await import("@handrail/contracts/inputs/kb-import");
    const ctx = await contextOf(ports, given.org, "kb.import");
    const started = performance.now();
    try {
      const wanted = kbImportOptions.parse({
        locale: given.locale ?? ctx.org.locale,
        status: given.publish ? "published" : "draft",
        visibility: given.internal ? "internal" : "public",
        categories: given.categories ?? "auto",
        createCategories: !given["no-new-categories"],
        source: given.source ?? "",
      });
      const { importId, counts } = await importFolder(ctx, {
        place: given.place,
        options: wanted,
        isCheck,
        onProgress: ({ phase, done, total }) =>
          showProgress(`${phase} ${done}${total ? ` of ${total}` : ""}`),
      });
      showProgress("");
      for await (const { outcome, path: file, reason, detail } of reportOf(ctx, importId)) {
        if (outcome === "skipped") console.log(`  ${pc.yellow("left out")} ${file}: ${reason} ${detail}`);
        if (outcome === "gone") console.log(`  ${pc.yellow("no longer there")} ${file}: the article stays`);
      }
      if (given.report) {
        await pipeline(importCsv(ctx, importId), createWriteStream(path.resolve(given.report)));
      }
      const told = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const peak = megabytes(process.resourceUsage().maxRSS * 1024);
      console.log(
        `${isCheck ? "Dry run: " : ""}${told.join(", ") || "nothing there"} (${seconds} s, ${peak} at most)`,
      );
      return 0;
    } catch (error) {
      throw refusal(error);
    }
  });
}

/** `kb-export`: writes an organisation's knowledge base as Markdown, in the form that an import takes. */
export function exportKnowledgeBase(args: string[]) {
  const { org, place } = readArguments(args, exportUsage);
  return withWorkerPorts(async (ports) => {
    const { exportTo } = await import("@handrail/core/kb/export/index");
    const files = await exportTo(await contextOf(ports, org, "kb.export"), place, (done) => {
      if (done % 50 === 0) showProgress(`${done} files`);
    });
    showProgress("");
    console.log(`${files} files in ${place}`);
    return 0;
  });
}
