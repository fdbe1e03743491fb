import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { openSchemaEngine, type SchemaEngine, schemaEngineVersion } from "../src/deploy/schema-engine.ts";
import { engineDatabase, runDatabaseCommand } from "./engine-database.ts";

type Request = { id: unknown; method: string; params: Record<string, unknown> };

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    version: { type: "boolean", short: "v" },
  },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function urlIn(value: unknown) {
  return isRecord(value) && typeof value.url === "string" ? value.url : undefined;
}

function readRequest(line: string): Request | undefined {
  const message: unknown = JSON.parse(line);
  if (!isRecord(message) || typeof message.method !== "string") return undefined;
  return { id: message.id, method: message.method, params: isRecord(message.params) ? message.params : {} };
}

const datasourceUrl = urlIn(typeof flags.datasource === "string" ? JSON.parse(flags.datasource) : undefined);
const datamodels = Array.isArray(flags.datamodels) ? flags.datamodels.map(String) : undefined;

/** One engine for each database: it remembers the schema that the migrations add up to. */
const engines = new Map<string, Promise<SchemaEngine>>();

function engineFor(url: string) {
  const known = engines.get(url);
  if (known) return known;
  const opened = openSchemaEngine(engineDatabase(url), {
    datamodels: datamodels?.map((file) => [file, readFileSync(file, "utf8")]),
    log: process.env.SCHEMA_ENGINE_LOG ? (line) => process.stderr.write(`${line}\n`) : undefined,
  });
  engines.set(url, opened);
  return opened;
}

function requestUrl({ params }: Request) {
  const target = [params.datasourceType, params.from, params.to].map(urlIn).find((url) => url !== undefined);
  return target ?? datasourceUrl ?? "postgresql://no-database.invalid/none";
}

/** The engine checks what it is given itself, so the CLI's parameters pass through unread. */
function call(engine: SchemaEngine, method: string, params: unknown): unknown {
  const command: unknown = Reflect.get(engine, method);
  if (typeof command !== "function") throw new Error(`The schema engine has no command "${method}".`);
  return command.call(engine, params);
}

// These two cannot open a shadow database in the WebAssembly build; devDiagnostic can, and they read what it remembers.
const needsDiagnosis = new Set(["evaluateDataLoss", "createMigration"]);

async function answer(request: Request): Promise<unknown> {
  if (request.method === "createDatabase") return { databaseName: "" };
  const engine = await engineFor(requestUrl(request));
  if (request.method === "getDatabaseVersion") return engine.version(null);
  if (needsDiagnosis.has(request.method)) {
    const { migrationsList, filters } = request.params;
    await call(engine, "devDiagnostic", { migrationsList, filters });
  }
  const result = await call(engine, request.method, request.params);
  if (request.method === "diff" && isRecord(result) && typeof result.stdout === "string") {
    send({ id: "print", method: "print", params: { content: result.stdout } });
  }
  return result ?? {};
}

function send(message: Record<string, unknown>) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function failure(error: unknown) {
  const known = isRecord(error) ? error : {};
  const message = error instanceof Error ? error.message : String(error);
  const data = { is_panic: false, message, meta: known.meta, error_code: known.code };
  return { code: 4466, message: "An error happened. Check the data field for details.", data };
}

async function serve() {
  for await (const line of createInterface({ input: process.stdin })) {
    const request = line.trim() === "" ? undefined : readRequest(line);
    if (!request) continue;
    try {
      send({ id: request.id, result: await answer(request) });
    } catch (error) {
      send({ id: request.id, error: failure(error) });
    }
  }
}

if (flags.version) {
  console.log(`schema-engine-cli ${await schemaEngineVersion()}`);
} else if (positionals[0] === "cli") {
  process.exitCode = await runDatabaseCommand(positionals[1] ?? "", datasourceUrl ?? "");
} else {
  await serve();
  process.exit(0);
}
