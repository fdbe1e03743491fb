import path from "node:path";

/** The folder of the project. */
export const root = path.join(import.meta.dirname, "../..");

/** A problem that the person at the keyboard can solve; the message says how. Shown without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
