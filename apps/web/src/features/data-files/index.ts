export { DataFiles, DataFilesDialog } from "./data-files.tsx";
export { ExportNotice } from "./export-notice.tsx";
