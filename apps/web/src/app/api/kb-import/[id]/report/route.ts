import { Readable } from "node:stream";
import { idSchema } from "@handrail/contracts";
import { notFound } from "@handrail/core";
import { getImport, importCsv } from "@handrail/core/kb/import/index";
import { asKbWriter, attachmentHeaders } from "../../../../../server/kb-writer.ts";

/** What came of every file of an import, as a table to save. */
export const GET = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  asKbWriter(request, "a report was not written", async (service) => {
    const id = idSchema.safeParse((await params).id);
    if (!id.success) throw notFound();
    await getImport(service, { importId: id.data });
    const body = Readable.toWeb(Readable.from(importCsv(service, id.data)));
    return new Response(body as ReadableStream, {
      headers: attachmentHeaders("text/csv; charset=utf-8", "import.csv"),
    });
  });
