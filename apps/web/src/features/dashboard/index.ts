export { useCommandPalette, useScreenCommands } from "./command-centre.tsx";
export { DashboardShell } from "./dashboard-shell.tsx";
export { useDeskEvents } from "./desk-events.tsx";
export { useKeys, useModKey } from "./use-keys.ts";
