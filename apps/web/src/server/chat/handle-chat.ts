import type { ErrorCode, ErrorDetails } from "@handrail/contracts";
import { can } from "@handrail/contracts";
import { chatMessageInput } from "@handrail/contracts/inputs/conversations";
import { DomainError, forbidden, invalid, type ServiceContext, unauthenticated } from "@handrail/core";
import { answerChat } from "@handrail/core/chat/index";
import { createUIMessageStreamResponse } from "ai";

/** A message of 4,000 characters with everything around it; more is not read. */
const largestBodyBytes = 64 * 1024;
const keepAliveMs = 15_000;

const statuses = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  CONFLICT: 409,
  INVALID: 400,
  LIMIT_REACHED: 429,
  PRECONDITION: 412,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

/** The error as every other edge tells it; what nobody foresaw is INTERNAL and nothing more. */
function toResponse(error: unknown, requestId: string): Response {
  const known = error instanceof DomainError ? error : new DomainError("INTERNAL", "internal");
  const details: ErrorDetails = {
    code: known.code,
    reason: known.reason,
    requestId,
    ...(known.fields ? { fields: known.fields } : {}),
    ...(known.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: known.retryAfterSeconds }),
  };
  const status = known.reason === "payload_too_large" ? 413 : statuses[known.code];
  const headers = new Headers();
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(known.retryAfterSeconds));
  return Response.json({ error: details }, { status, headers });
}

async function readLimited(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBodyBytes) throw new DomainError("INVALID", "payload_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function readInput(request: Request) {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw invalid({ input: ["must be JSON"] });
  const text = await readLimited(request);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid({ input: ["must be JSON"] });
  }
  const parsed = chatMessageInput.safeParse(json);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const keys =
      issue.code === "unrecognized_keys" ? issue.keys : [issue.path.map(String).join(".") || "input"];
    for (const key of keys) fields[key] = [...(fields[key] ?? []), issue.message];
  }
  throw invalid(fields);
}

/**
 * POST /api/chat: `{ conversationId, clientId, body }` → the streamed answer (UI message stream; data parts of
 * `contracts/chat.ts`). Errors before the stream are JSON `{ error: ErrorDetails }`.
 */
export async function handleChat(
  request: Request,
  context: { service: ServiceContext | null; requestId: string },
): Promise<Response> {
  const { service, requestId } = context;
  try {
    if (service?.actor.kind !== "member") throw unauthenticated();
    if (!can(service.actor.role, "chats:own")) throw forbidden();
    const stream = await answerChat(service, await readInput(request));
    return createUIMessageStreamResponse({ stream, keepAliveMs });
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error("chat failed", { requestId, error: String(error) });
    }
    return toResponse(error, requestId);
  }
}
