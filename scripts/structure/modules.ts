import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "oxc-parser";

export type Import = {
  specifier: string;
  /** Only types are taken: nothing of it is there at run time. */
  isType: boolean;
  /** The file of ours that it leads to, from the root; `undefined` for libraries and files that are not there. */
  target: string | undefined;
};
export type Module = {
  /** From the root, with forward slashes. */
  file: string;
  imports: Import[];
  lines: number;
  /** Begins with "use client": it and what it imports is sent to the browser. */
  isClient: boolean;
  /** Begins with "use server": the browser gets a reference to call, not the code. */
  isAction: boolean;
  /** A docstring says so: values in, values out. */
  isPure: boolean;
};

const patterns = ["{apps,packages,scripts,bench,chaos}/**/*.{ts,tsx,mjs}", "*.config.ts"];
const outside = /(^|\/)(node_modules|\.next|\.turbo|generated)(\/|$)/;

/** The folders of our packages, and how their subpaths map to files. */
const packages: Record<string, { folder: string; extension: string }> = Object.fromEntries([
  ...["api", "contracts", "sync", "core", "db", "demo", "embedded", "env"].map((name) => [
    `@handrail/${name}`,
    { folder: `packages/${name}/src`, extension: "ts" },
  ]),
  ["@handrail/ui", { folder: "packages/ui/src", extension: "tsx" }],
  ["@handrail/realtime", { folder: "apps/realtime/src", extension: "ts" }],
]);

/** Name of the package of ours that a specifier belongs to. */
export function packageOf(specifier: string): string | undefined {
  return /^@handrail\/[a-z]+/.exec(specifier)?.[0];
}

/** Where an import leads, as a path from the root; it need not exist. */
export function resolveImport(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file), specifier);
  const name = packageOf(specifier);
  const found = name ? packages[name] : undefined;
  if (!name || !found) return undefined;
  const subpath = specifier.slice(name.length + 1) || "index";
  return `${found.folder}/${subpath}.${found.extension}`;
}

type Entry = { isType: boolean };
const onlyTypes = (entries: Entry[]) => entries.length > 0 && entries.every((entry) => entry.isType);

/** Reads one module's imports, exports from elsewhere included. */
export function readModule(file: string, source: string, exists: (file: string) => boolean): Module {
  const { module } = parseSync(file, source);
  const found = new Map<string, boolean>();
  const add = (specifier: string, isType: boolean) =>
    found.set(specifier, isType && (found.get(specifier) ?? true));
  for (const { moduleRequest, entries } of module.staticImports) add(moduleRequest.value, onlyTypes(entries));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^["'`]([^"'`$]+)["'`]$/.exec(text)?.[1];
    if (literal) add(literal, false);
  }
  const imports = [...found].map(([specifier, isType]) => {
    const target = resolveImport(file, specifier);
    return { specifier, isType, target: target && exists(target) ? target : undefined };
  });
  return {
    file,
    imports,
    lines: source.trimEnd().split("\n").length,
    isClient: /^\s*["']use client["']/.test(source),
    isAction: /^\s*["']use server["']/.test(source),
    isPure: /\/\*\*\s*(\*\s*)?PURE\b/.test(source),
  };
}

/** Every module of ours. */
export function readModules(root: string): Module[] {
  const files = patterns
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: (name) => outside.test(name.replaceAll("\\", "/")) }),
    )
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
  const known = new Set(files);
  return files.map((file) =>
    readModule(file, readFileSync(path.join(root, file), "utf8"), (target) => known.has(target)),
  );
}
