export { Bell } from "./bell.tsx";
export { useReadHere } from "./use-notifications.ts";
