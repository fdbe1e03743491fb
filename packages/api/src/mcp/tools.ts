import { actTools } from "./act-tools.ts";
import { kbTools } from "./kb-tools.ts";
import { ticketTools } from "./ticket-tools.ts";
import type { Tool } from "./tool.ts";

/** Everything that programs may ask for; what they get is decided by their key. */
export const tools: readonly Tool[] = [...kbTools, ...ticketTools, ...actTools];
