export { exportArchive, exportTo } from "./export-archive.ts";
