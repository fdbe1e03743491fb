import { type ErrorCode, errorReasons, type Permission } from "@handrail/contracts";
import { line } from "@handrail/contracts/inputs/fields";
import { slugSchema } from "@handrail/contracts/inputs/kb";
import { DomainError, holds, type ServiceContext } from "@handrail/core";
import { recordCall } from "@handrail/core/api-keys/index";
import { z } from "zod";
import { asData } from "./as-data.ts";
import type { Tool } from "./tool.ts";

export type ToolAnswer = { content: { type: "text"; text: string }[]; isError?: true };

const sentences: Record<ErrorCode, string> = {
  NOT_FOUND: "Nothing like that exists for this key.",
  FORBIDDEN: "This key may not do that.",
  UNAUTHENTICATED: "This key is not valid.",
  CONFLICT: "It was changed meanwhile: read it again, then decide.",
  INVALID: "The arguments are not valid.",
  LIMIT_REACHED: "Too many calls: wait, then try again.",
  PRECONDITION: "That is not possible as things stand.",
  UNAVAILABLE: "That is not available now: try again later.",
  INTERNAL: "Something went wrong here.",
};

const refusal = (text: string): ToolAnswer => ({ content: [{ type: "text", text }], isError: true });

/** What is wrong with which argument, without the values that were given. */
function faultsOf(error: z.ZodError): string {
  const faults = error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join(".") || "arguments"}: ${message}`);
  return `${sentences.INVALID} ${faults.join("; ")}`;
}

/** PURE. The sentence for an error of the domain: its reason, its fields, never what was hidden. */
export function sentenceOf({ code, reason, fields, retryAfterSeconds }: DomainError): string {
  const isTelling = errorReasons.includes(reason) && !sentences[code].toLowerCase().includes(reason);
  return [
    sentences[code],
    isTelling ? `Reason: ${reason}.` : "",
    ...Object.entries(fields ?? {}).map(([field, faults]) => `${field}: ${faults.join(", ")}.`),
    retryAfterSeconds === undefined ? "" : `Wait ${retryAfterSeconds} seconds.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Numbers and ids that a call named, for the record of it; nothing else of what was given. */
function aboutOf(given: unknown): Record<string, string> {
  const about = {
    number: line(60).safeParse(Object(given).number),
    slug: slugSchema.safeParse(Object(given).slug),
  };
  return Object.fromEntries(
    Object.entries(about).flatMap(([name, { data }]) => (data === undefined ? [] : [[name, data]])),
  );
}

async function call(
  ctx: ServiceContext,
  tools: readonly Tool[],
  { name, given }: { name: string; given: unknown },
): Promise<ToolAnswer> {
  const startedAt = performance.now();
  const tool = tools.find((each) => each.name === name);
  const record = async (outcome: ErrorCode | "OK") => {
    const latencyMs = Math.round(performance.now() - startedAt);
    await recordCall(ctx, { tool: tool?.name ?? "unknown", outcome, about: aboutOf(given), latencyMs });
  };
  if (!tool) {
    await record("NOT_FOUND");
    return refusal(`There is no tool of this name. Tools: ${tools.map((each) => each.name).join(", ")}.`);
  }
  const missing = tool.scopes.filter((scope: Permission) => !holds(ctx.actor, scope));
  if (missing.length > 0) {
    await record("FORBIDDEN");
    return refusal(`${sentences.FORBIDDEN} It lacks the scope ${missing.join(" and ")}.`);
  }
  try {
    const found = await tool.run(ctx, given ?? {});
    await record("OK");
    return { content: [{ type: "text", text: asData(found) }] };
  } catch (error) {
    if (error instanceof z.ZodError) {
      await record("INVALID");
      return refusal(faultsOf(error));
    }
    const known = error instanceof DomainError ? error : new DomainError("INTERNAL", "internal");
    if (known.code === "INTERNAL")
      ctx.ports.log.error("a tool failed", { tool: name, requestId: ctx.requestId, error: String(error) });
    await record(known.code);
    return refusal(sentenceOf(known));
  }
}

/**
 * Does what a program asked for, as its key allows: scopes, then input, then the domain with its own rules. Every call
 * is written down, whatever came of it. Never throws.
 */
export async function callTool(...given: Parameters<typeof call>): Promise<ToolAnswer> {
  try {
    return await call(...given);
  } catch (error) {
    const [{ ports, requestId }] = given;
    ports.log.error("a call could not be written down", { requestId, error: String(error) });
    return refusal(sentences.INTERNAL);
  }
}
