export { DataFiles } from "./data-files.tsx";
