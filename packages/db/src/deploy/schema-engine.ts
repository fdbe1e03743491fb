import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

export type SchemaEngine = bindings.SchemaEngine;

/** A `.prisma` file as the engine takes it: path and content. */
export type Datamodel = [path: string, content: string];

/** Where the engine works: `pool` is the database itself, `openShadow` makes an empty one that `dispose` drops again. */
export type EngineDatabase = {
  pool: pg.Pool;
  /** Told PostgreSQL's own error before the engine rewords it. */
  onError?: (error: unknown) => void;
  openShadow: () => Promise<{ pool: pg.Pool; dispose: () => Promise<void> }>;
};

const catalogueChar = 18;
const paddedChar = 1042;

/** The same pool, telling of columns of the catalogue type "char", which the adapter does not know, as character(1). */
function readableCatalogue(
  pool: pg.Pool,
  charColumns: WeakMap<object, number[]>,
  onError: (error: unknown) => void,
): pg.Pool {
  const query = async (config: pg.QueryArrayConfig) => {
    const result = await pool.query(config).catch((error: unknown) => {
      onError(error);
      throw error;
    });
    const columns = (result.fields ?? []).flatMap((field, index) =>
      field.dataTypeID === catalogueChar ? [index] : [],
    );
    for (const index of columns) Object.assign(result.fields[index] ?? {}, { dataTypeID: paddedChar });
    if (columns.length > 0) charColumns.set(result.rows, columns);
    return result;
  };
  return Object.assign(Object.create(pool), { query });
}

async function migrationAdapter(
  pool: pg.Pool,
  dispose: () => Promise<void>,
  onError: (error: unknown) => void = () => {},
): Promise<SqlDriverAdapter> {
  const charColumns = new WeakMap<object, number[]>();
  const inner = await new PrismaPg(readableCatalogue(pool, charColumns, onError)).connect();
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    async queryRaw(query) {
      const result = await inner.queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
    executeRaw: (query) => inner.executeRaw(query),
    // Whole and without parameters: PostgreSQL then takes the file as one transaction, function bodies included.
    async executeScript(script) {
      await inner.executeRaw({ sql: script, args: [], argTypes: [] });
    },
    startTransaction: (isolation) => inner.startTransaction(isolation),
    getConnectionInfo: () => inner.getConnectionInfo(),
    dispose,
  };
}

function adapterFactory(database: EngineDatabase): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => migrationAdapter(database.pool, async () => {}, database.onError),
    async connectToShadowDb() {
      const shadow = await database.openShadow();
      return migrationAdapter(shadow.pool, shadow.dispose);
    },
  };
}

/** What is used of the global, which the language's own library does not describe; the start function is in every build. */
declare const WebAssembly: {
  instantiate: (
    bytes: Uint8Array,
    imports: Record<string, object>,
  ) => Promise<{ instance: { exports: { __wbindgen_start: () => void } } }>;
};

/** The engine leaves the message of a panic here before it gives up. */
const panics = {
  set_message(message: string) {
    console.error(`The schema engine panicked: ${message}`);
  },
};

let loading: Promise<void> | undefined;

async function loadBindings() {
  if (!("PRISMA_WASM_PANIC_REGISTRY" in globalThis)) {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  }
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
  const wasm = path.join(path.dirname(entry), "schema_engine_bg.wasm");
  const imports = { "./schema_engine_bg.js": { ...bindings } };
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), imports);
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * Opens Prisma's schema engine (its WebAssembly build, so nothing is downloaded) on a database.
 * The pool stays the caller's: it is not ended here.
 */
export async function openSchemaEngine(
  database: EngineDatabase,
  options: { datamodels?: Datamodel[]; log?: (line: string) => void } = {},
): Promise<SchemaEngine> {
  loading ??= loadBindings();
  await loading;
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(database));
  return bindings.SchemaEngine.new({ datamodels: options.datamodels }, options.log ?? (() => {}), factory);
}

/** Version of the engine, as the Prisma CLI asks for it. */
export async function schemaEngineVersion() {
  loading ??= loadBindings();
  await loading;
  return bindings.version();
}
