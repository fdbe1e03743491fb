import { idempotencyKeySchema, idSchema } from "@handrail/contracts";
import { type Actor, DomainError, notFound, type ServiceContext, unauthenticated } from "@handrail/core";
import { receiveUpload } from "@handrail/core/files/index";
import { errorResponse } from "../../../../../server/error-response.ts";
import { requestContextOf } from "../../../../../server/request-context-of.ts";

/** Who sends a file along with a question of the portal does so as nobody, signed in or not. */
const asVisitor = ({ actor }: ServiceContext): Actor =>
  actor.kind === "guest" ? actor : { kind: "visitor" };

async function* nothing(): AsyncGenerator<Uint8Array> {}

/**
 * Takes the bytes that `files.presign` allowed, straight into the storage. Answers the attachment, or `{ error }` as
 * procedures tell it.
 */
export async function PUT(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { service, requestId } = await requestContextOf(request);
  try {
    if (!service) throw unauthenticated();
    const { id } = await params;
    if (!idSchema.safeParse(id).success) throw notFound();
    const { searchParams } = new URL(request.url);
    const visitorKey = idempotencyKeySchema.safeParse(searchParams.get("visitor")).data;
    const attachment = await receiveUpload(visitorKey ? { ...service, actor: asVisitor(service) } : service, {
      ...(visitorKey ? { visitorKey } : {}),
      id,
      expires: searchParams.get("expires") ?? "",
      signature: searchParams.get("signature") ?? "",
      body: request.body ?? nothing(),
    });
    return Response.json(attachment);
  } catch (error) {
    if (!(error instanceof DomainError)) {
      service?.ports.log.error("upload failed", { requestId, error: String(error) });
    }
    return errorResponse(error, requestId);
  }
}
