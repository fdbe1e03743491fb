export { EmbeddedPostgresError } from "./errors.ts";
export { findRunningPostgres } from "./running.ts";
export { type RunningPostgres, type StartOptions, startPostgres } from "./start.ts";
export { startThrowawayPostgres } from "./throwaway.ts";
