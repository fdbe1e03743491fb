export { callTool, checkProposal, type ToolResult } from "./call-tool.ts";
export type { OnWord } from "./check-call.ts";
export { coerce, compileContract } from "./contract.ts";
export { listToolCalls, logCall } from "./log-call.ts";
export { wasSaid } from "./said.ts";
export { dropOldSecret, rotateSecret } from "./secrets.ts";
export { testTool } from "./test-tool.ts";
export { type ToolRow, toolRows } from "./tool-rows.ts";
export { listTools, saveTool } from "./tools.ts";
