import path from "node:path";
import { defineConfig } from "prisma/config";

// The CLI would fetch a native engine; tools/ serves it from the WebAssembly build that came with the install.
// Windows cannot start a script by its first line, so there the CLI fetches.
if (process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, "tools/schema-engine.mjs");
}

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://database-url-is-not-set.invalid/handrail" },
});
