import { can } from "@handrail/contracts";
import { chatMessageInput } from "@handrail/contracts/inputs/conversations";
import { maxChatLength } from "@handrail/contracts/limits";
import { DomainError, forbidden, invalid, type ServiceContext, unauthenticated } from "@handrail/core";
import { answerChat } from "@handrail/core/chat/index";
import { peerKey } from "@handrail/core/identity/index";
import { createUIMessageStreamResponse } from "ai";
import { errorResponse } from "../error-response.ts";
import { readLimited } from "../read-limited.ts";

/** Enough to say which field is too long, and how long it may be; more is not read. */
const largestBodyBytes = 256 * 1024;
const keepAliveMs = 15_000;

const tooLong = { body: [`at most ${maxChatLength} characters`] };

async function readInput(request: Request) {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\b/i.test(type)) throw invalid({ input: ["must be JSON"] });
  const text = (await readLimited(request, largestBodyBytes, tooLong)).toString("utf8");
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
  context: { service: ServiceContext | null; requestId: string; clientIp: string },
): Promise<Response> {
  const { service, requestId } = context;
  try {
    const actor = service?.actor;
    if (!service || (actor?.kind !== "member" && actor?.kind !== "guest")) throw unauthenticated();
    if (actor.kind === "member" && !can(actor.role, "chats:own")) throw forbidden();
    const address = peerKey(context.clientIp);
    const stream = await answerChat(service, { ...(await readInput(request)), address });
    return createUIMessageStreamResponse({ stream, keepAliveMs });
  } catch (error) {
    const isGone = request.signal.aborted;
    if (!(error instanceof DomainError) && !isGone) {
      service?.ports.log.error("chat failed", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}
