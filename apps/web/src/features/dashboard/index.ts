export { useScreenCommands } from "./command-centre.tsx";
export { useDeskEvents } from "./desk-events.tsx";
export { shortcutKeys } from "./shortcuts.ts";
export { useKeys, useModKey, useShortcuts } from "./use-keys.ts";
