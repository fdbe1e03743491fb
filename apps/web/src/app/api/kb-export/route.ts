import { Readable } from "node:stream";
import { exportArchive } from "@handrail/core/kb/export/index";
import { asKbWriter, attachmentHeaders } from "../../../server/kb-writer.ts";

/** The whole knowledge base as a zip of Markdown; written while it is sent. */
export const GET = (request: Request) =>
  asKbWriter(request, "the knowledge base was not exported", async (service) => {
    await service.ports.limiter.consume("upload", `${service.org.id}:kb-export`);
    const archive = exportArchive(service);
    request.signal.addEventListener("abort", () => archive.destroy());
    const body = Readable.toWeb(archive);
    const name = `${service.org.slug}-knowledge-base.zip`;
    return new Response(body as ReadableStream, { headers: attachmentHeaders("application/zip", name) });
  });
