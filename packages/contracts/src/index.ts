export * from "./errors.ts";
export * from "./events.ts";
export * from "./ids.ts";
export * from "./jobs.ts";
export * from "./permissions.ts";
export * from "./realtime.ts";
export * from "./tiers.ts";
export * from "./vocabulary.ts";
