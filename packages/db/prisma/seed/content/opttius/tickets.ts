import type { DemoTicket } from "../types.ts";

export const tickets: DemoTicket[] = [];
