import { runOnOwnNode } from "./bootstrap.mjs";

await runOnOwnNode("start.ts");
