export { cancelImport } from "./cancel-import.ts";
export { expireImport } from "./expire-import.ts";
export { importFolder, reportOf } from "./import-folder.ts";
export { importLimits } from "./limits.ts";
export { getImport, listFiles, listImports } from "./queries.ts";
export { receiveArchive } from "./receive-archive.ts";
export type { ImportProgress } from "./run-import.ts";
export { checkImport, startImport } from "./start-import.ts";
export { workImport } from "./work-import.ts";
