import { root } from "./stack/root.ts";
import { cycles } from "./structure/cycles.ts";
import { readModules } from "./structure/modules.ts";
import * as rules from "./structure/rules.ts";

const modules = readModules(root);
const checks = [
  rules.packageImports,
  rules.relativeImports,
  rules.webImports,
  rules.webLayers,
  rules.coreDomains,
  rules.fileNames,
  rules.fileSizes,
  rules.missingFiles,
  cycles,
];
const problems = checks.flatMap((check) => check(modules));
for (const { file, message } of problems) console.error(`${file}: ${message}`);
const median = modules.map((module) => module.lines).sort((a, b) => a - b)[Math.floor(modules.length / 2)];
console.log(`${modules.length} modules, median ${median} lines, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
