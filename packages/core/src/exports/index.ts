export { listDataExports, openDataExport, startDataExport } from "./data-exports.ts";
export { expireDataExport, failDataExport, runDataExport } from "./run-data-export.ts";
