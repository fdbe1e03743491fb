import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { kbImportOutcomes, kbImportReasons } from "@handrail/contracts";
import type { Ports, ServiceContext } from "@handrail/core";
import pc from "picocolors";
import words from "../../apps/web/messages/en/kb-import.json" with { type: "json" };
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
  if (!org) {
    const known = await ports.db.withNobody((tx) =>
      tx.organization.findMany({ select: { slug: true }, orderBy: { createdAt: "asc" }, take: 10 }),
    );
    const there = known.map((each) => each.slug).join(", ");
    const advice = there ? `There is: ${there}.` : "There is none yet; make one with org:create.";
    throw new StartError(`--org: there is no organisation "${slug}". ${advice}`);
  }
  return { org, ports, actor: { kind: "system", job }, now: () => new Date(), requestId: newId() };
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;

/** Why a file was left out, in words. */
function whyOf(reason: string | null): string | null {
  const known = kbImportReasons.find((each) => each === reason);
  return known ? words.reason[known] : reason;
}

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
      for await (const { outcome, path: file, reason, detail, notes } of reportOf(ctx, importId)) {
        const about = [whyOf(reason), detail && `(${detail})`].filter(Boolean).join(" ");
        if (outcome === "skipped") console.log(`  ${pc.yellow("left out")} ${file}: ${about}`);
        if (outcome === "gone") console.log(`  ${pc.yellow("no longer there")} ${file}: the article stays`);
        for (const note of notes) {
          console.log(
            `  ${pc.dim("note")} ${file}: ${words.note[note.code].replace("{detail}", note.detail)}`,
          );
        }
      }
      if (given.report) {
        await pipeline(importCsv(ctx, importId), createWriteStream(path.resolve(given.report)));
      }
      const told = kbImportOutcomes
        .filter((outcome) => counts[outcome])
        .map((outcome) => `${words.outcome[outcome].toLowerCase()} ${counts[outcome]}`);
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
