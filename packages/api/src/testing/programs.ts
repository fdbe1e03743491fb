import { createServer } from "node:http";
import type { KeyScope } from "@handrail/contracts/inputs/api-keys";
import { createKey } from "@handrail/core/api-keys/index";
import { listen } from "@handrail/core/testing/listen";
import type { TestOrg } from "@handrail/core/testing/test-org";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { z } from "zod";
import { answerMcp } from "../mcp/answer.ts";

const answerSchema = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  isError: z.boolean().default(false),
});

/** The endpoint itself on a port of its own, over the real database. */
export async function serveTools(test: TestOrg, ports = test.ports) {
  const server = createServer((request, response) => {
    void answerMcp(request, response, { ports, address: "192.0.2.7" });
  });
  const { baseUrl, close } = await listen(server);
  const url = baseUrl.replace(/\/v1$/, "/api/mcp");
  return { url, close };
}

/** The data that a tool answered with, taken out of its frame. */
export function dataOf(text: string): unknown {
  const mark = /^=== ([0-9a-f-]{36})$/m.exec(text)?.[1];
  const [, data = "null"] = text.split(`\n=== ${mark}`);
  return JSON.parse(data);
}

/** A program as it would really come: the SDK's client, with a key. */
export async function connectProgram(url: string, key: string) {
  const client = new Client({ name: "test", version: "1.0.0" });
  const headers = { authorization: `Bearer ${key}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  const call = async (name: string, given: Record<string, unknown> = {}) => {
    const answer = answerSchema.parse(await client.callTool({ name, arguments: given }));
    const { text } = answer.content[0];
    return { isError: answer.isError, text, data: answer.isError ? null : dataOf(text) };
  };
  return { client, call };
}

/** A key with these scopes, made by the organisation's admin. */
export async function keyOf(test: TestOrg, scopes: readonly KeyScope[], branchIds: string[] = []) {
  const input = { name: "Orchestrator", scopes: [...scopes], branchIds, lifetimeDays: null };
  return createKey(test.as(test.admin), input);
}
