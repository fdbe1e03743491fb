import path from "node:path";
import { type Import, type Module, packageOf } from "./modules.ts";

export type Problem = { file: string; message: string };
type Rule = (modules: Module[]) => Problem[];

const isTest = (file: string) => /\.(test|spec)\.tsx?$|\/(testing|e2e)\//.test(file);
const isConfig = (file: string) => /\.config\.(ts|mjs)$/.test(file);

/** Package folder → what it may import of ours. `tests` adds to that in tests and under `testing/`. */
const allowed: Record<string, { code: string[]; tests: string[] }> = {
  "packages/ui": { code: [], tests: [] },
  "packages/contracts": { code: [], tests: [] },
  "packages/sync": { code: ["contracts"], tests: [] },
  "packages/env": { code: [], tests: [] },
  "packages/embedded": { code: [], tests: [] },
  "packages/db": { code: [], tests: ["contracts", "embedded"] },
  "packages/core": { code: ["contracts", "db"], tests: ["embedded"] },
  "packages/api": { code: ["contracts", "core"], tests: ["db"] },
  "packages/demo": { code: ["contracts", "core", "db"], tests: [] },
  "apps/realtime": { code: [], tests: [] },
  "apps/demo-host": { code: ["core"], tests: [] },
  "apps/worker": { code: ["contracts", "core", "env"], tests: [] },
  "apps/web": { code: ["api", "contracts", "core", "env", "sync", "ui"], tests: ["realtime"] },
};

const folderOf = (file: string) => file.split("/").slice(0, 2).join("/");
const problemsOf = (modules: Module[], check: (module: Module, imported: Import) => string | undefined) =>
  modules.flatMap((module) =>
    module.imports.flatMap((imported) => {
      const message = check(module, imported);
      return message ? [{ file: module.file, message }] : [];
    }),
  );

/** A package imports only the packages below it. */
export const packageImports: Rule = (modules) =>
  problemsOf(modules, ({ file }, { specifier }) => {
    const rule = allowed[folderOf(file)];
    const name = packageOf(specifier)?.slice("@handrail/".length);
    if (!rule || !name || folderOf(file) === `packages/${name}`) return undefined;
    const may = isTest(file) || isConfig(file) ? [...rule.code, ...rule.tests] : rule.code;
    return may.includes(name) ? undefined : `${folderOf(file)} may not import ${specifier}`;
  });

/** Imports that leave a package by a relative path go around its exports. */
export const relativeImports: Rule = (modules) =>
  problemsOf(modules, ({ file }, { specifier, target }) => {
    if (!specifier.startsWith(".") || !target || !allowed[folderOf(file)]) return undefined;
    return folderOf(target) === folderOf(file)
      ? undefined
      : `${specifier} leaves the package: import it by its name`;
  });

const webServer =
  /^apps\/web\/(server\.ts$|src\/server\/|src\/app\/api\/|src\/app\/.*\/(route|sitemap|robots)\.tsx?$)/;
const webServerComponents = /^apps\/web\/src\/trpc\/server\.tsx$/;

/** In the web app, the domain and the settings are for the server's own folders; browsers get types of the API alone. */
export const webImports: Rule = (modules) => {
  const actions = new Set(modules.filter((module) => module.isAction).map((module) => module.file));
  return problemsOf(modules, (module, { specifier, isType, target }) => {
    const { file } = module;
    if (!file.startsWith("apps/web/") || isTest(file) || isConfig(file) || webServer.test(file))
      return undefined;
    const name = packageOf(specifier);
    if (name === "@handrail/core" || name === "@handrail/env") {
      return `${specifier} belongs into src/server, src/app/api or server.ts`;
    }
    if (name === "@handrail/api" && !isType && !webServerComponents.test(file)) {
      return "only types may be imported from @handrail/api here";
    }
    const isServer = target?.startsWith("apps/web/src/server/") && !actions.has(target);
    if (module.isClient && !isType && isServer) {
      return `${specifier} is server code, and this file is sent to the browser`;
    }
    return undefined;
  });
};

const layers = ["lib", "features", "app"];
/** The feature that every other one stands in. */
const frame = "shell";
const webPart = (file: string) => /^apps\/web\/src\/([^/]+)\//.exec(file)?.[1] ?? "";
const feature = (file: string) => /^apps\/web\/src\/features\/([^/]+)\//.exec(file)?.[1];

/** app → features → lib; a feature uses another one only through its index, all of them the frame. */
export const webLayers: Rule = (modules) =>
  problemsOf(modules, ({ file }, { specifier, target }) => {
    if (!target || isTest(file)) return undefined;
    const [from, to] = [layers.indexOf(webPart(file)), layers.indexOf(webPart(target))];
    if (from >= 0 && to > from) return `${webPart(file)} may not import ${specifier}: it is above`;
    const [mine, theirs] = [feature(file), feature(target)];
    if (!mine || !theirs || mine === theirs || theirs === frame || /\/index\.tsx?$/.test(target))
      return undefined;
    return `${specifier} is inside the feature ${theirs}: import its index`;
  });

/** Folders of core that are no domain: the outside world, and what tests are made of. */
const coreEdges = ["adapters", "testing"];
export const domainOf = (file: string) => /^packages\/core\/src\/([^/]+)\//.exec(file)?.[1];

/** A domain uses another one only through its index or a PURE file, and never an adapter. */
export const coreDomains: Rule = (modules) => {
  const pure = new Set(modules.filter((module) => module.isPure).map((module) => module.file));
  return problemsOf(modules, ({ file }, { specifier, target }) => {
    const [mine, theirs] = [domainOf(file), target && domainOf(target)];
    if (!target || !mine || !theirs || mine === theirs || isTest(file) || coreEdges.includes(mine))
      return undefined;
    if (pure.has(target)) return undefined;
    if (coreEdges.includes(theirs)) return `a domain may not import ${specifier}`;
    if (target.endsWith("/index.ts")) return undefined;
    return `${specifier} is inside the domain ${theirs}: import its index, or mark the file PURE`;
  });
};

const bannedNames = /^(helpers?|utils?|common|misc|shared|services?|managers?|functions|stuff)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const nextNames = /^(_|\[|\(|@)/;

/** Files and folders are named after what they hold, in kebab-case. */
export const fileNames: Rule = (modules) =>
  modules.flatMap(({ file }) => {
    const parts = file
      .split("/")
      .map((part, index, all) => (index === all.length - 1 ? (part.split(".")[0] ?? "") : part));
    const bad = parts.find((part) => bannedNames.test(part) || !(kebab.test(part) || nextNames.test(part)));
    return bad === undefined ? [] : [{ file, message: `"${bad}" is no name for a file or folder here` }];
  });

const mostLines = 250;
const isData = (file: string) => /\/(content|messages|seed)\//.test(file);

/** A file that nobody can read in one go is split, a test too. */
export const fileSizes: Rule = (modules) =>
  modules
    .filter(({ file, lines }) => lines > mostLines && !isData(file))
    .map(({ file, lines }) => ({ file, message: `${lines} lines, at most ${mostLines}` }));

/** An import of ours that leads nowhere. */
export const missingFiles: Rule = (modules) =>
  problemsOf(modules, ({ file }, { specifier, target }) => {
    if (target || isTest(file) || file.endsWith(".d.ts") || !/^(\.|@handrail\/)/.test(specifier))
      return undefined;
    if (
      /\/generated\/|\.(css|json|sql|mjs|js)$/.test(specifier) ||
      path.posix.basename(file) === "layout.tsx"
    )
      return undefined;
    return `${specifier} does not exist`;
  });
