export { listExports, openExport } from "./fetch-exports.ts";
export { expireExport, failExport, runExport } from "./run-export.ts";
export { startExport } from "./start-export.ts";
