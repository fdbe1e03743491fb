#!/usr/bin/env node
// The Prisma CLI starts this file as its schema engine, with the `node` it finds on the PATH.
const [major] = process.versions.node.split(".");
if (Number(major) < 24) {
  console.error(`The schema engine needs Node 24, this is ${process.version}: run Prisma through pnpm.`);
  process.exit(1);
}
await import("./schema-engine.ts");
