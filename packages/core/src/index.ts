export * from "./actor.ts";
export * from "./context.ts";
export * from "./errors.ts";
export * from "./gates.ts";
export { newId } from "./ids.ts";
export * from "./ports.ts";
export * from "./scope.ts";
