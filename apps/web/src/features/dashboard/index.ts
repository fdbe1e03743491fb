export { useScreenCommands } from "./command-centre.tsx";
export { useDeskEvents } from "./desk-events.tsx";
export { useKeys, useModKey } from "./use-keys.ts";
