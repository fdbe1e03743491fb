import type { Entities } from "./entities.ts";

/**
 * How the matrix test aims a procedure. `input` names what it is called with; the rest says what an id means:
 * - `own`: ids of things that belong to a customer; another customer must not find them either
 * - `branch`: ids of things in a branch; an agent of another branch must not find them
 * - `org`: ids of things of the organisation alone
 * - `none`: nothing to aim at; what comes back must hold nothing foreign
 */
export type Probe = { reach: "own" | "branch" | "org" | "none"; input?: (at: Entities) => unknown };

export const none = (input?: Probe["input"]): Probe => ({ reach: "none", ...(input ? { input } : {}) });
export const own = (input: Probe["input"] & {}): Probe => ({ reach: "own", input });
export const branch = (input: Probe["input"] & {}): Probe => ({ reach: "branch", input });
export const org = (input: Probe["input"] & {}): Probe => ({ reach: "org", input });
