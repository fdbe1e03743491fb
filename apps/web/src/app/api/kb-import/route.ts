import { DomainError } from "@handrail/core";
import { peerKey } from "@handrail/core/identity/index";
import { receiveArchive } from "@handrail/core/kb/import/index";
import { asKbWriter } from "../../../server/kb-writer.ts";

/** Takes an archive of pages: the body is the zip, `?name=` what it is called. Answers `{ importId }`. */
export const POST = (request: Request) =>
  asKbWriter(request, "an archive was not kept", async (service, clientIp) => {
    await service.ports.limiter.consume("upload_ip", peerKey(clientIp));
    const name = new URL(request.url).searchParams.get("name") ?? "archive.zip";
    const content = request.body;
    if (!content) throw new DomainError("INVALID", "file_type", { fields: { file: ["not a zip"] } });
    return Response.json(await receiveArchive(service, { name, content }));
  });
