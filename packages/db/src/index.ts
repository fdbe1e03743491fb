export type { Database, HotSql, Tx } from "./client.ts";
export { openDatabase } from "./client.ts";
export { Prisma } from "./generated/client.ts";
