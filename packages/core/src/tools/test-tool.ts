import type { testToolInput } from "@handrail/contracts/inputs/act";
import type { z } from "zod";
import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { found, invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { compileContract, defined } from "./contract.ts";
import { logCall } from "./log-call.ts";
import { postToTool } from "./post-to-tool.ts";
import { toolToCall } from "./tool-rows.ts";

const longestShown = 4_000;

/**
 * Calls a tool as it is set up, switched on or not, with what the admin put in, as a test: the endpoint is told so, and
 * that the customer is the admin. Says what came back, whatever it was. Throws NOT_FOUND, INVALID naming `input.…`.
 */
export async function testTool(ctx: ServiceContext, { id, input }: z.output<typeof testToolInput>) {
  const { contactId, email, name } = requireMember(ctx.actor);
  const tool = found(await withTransaction(ctx, (ctx) => toolToCall(ctx, { id })));
  const read = compileContract(tool.input).safeParse(input);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => [`input.${String(path[0] ?? "")}`, [message]]);
    throw invalid(Object.fromEntries(wrong));
  }
  const values = defined(read.data);
  const idempotencyKey = newId();
  const { answer, ...facts } = await postToTool(ctx, {
    tool,
    input: values,
    customer: tool.needsCustomer ? { id: contactId, externalId: null, email, name } : null,
    ticketNumber: null,
    idempotencyKey,
    isTest: true,
  });
  const none = { ticketId: null, runId: null, behalf: null };
  const called = { toolId: id, toolKey: tool.key, idempotencyKey, isTest: true, input: values };
  await withTransaction(ctx, (ctx) => logCall(ctx, { ...called, ...none, ...facts }));
  return { ...facts, answer: answer?.slice(0, longestShown) ?? null };
}
