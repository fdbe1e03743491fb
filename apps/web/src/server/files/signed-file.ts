import { idSchema } from "@handrail/contracts";
import { DomainError, type ServiceContext } from "@handrail/core";
import { requestContextOf } from "../request-context-of.ts";
import { fileResponse, noSuchFile } from "./file-response.ts";

type Given = { id: string; expires: string; signature: string };
type Opened = Omit<Parameters<typeof fileResponse>[0], "inline" | "cacheControl">;

/** A file for who had it written and holds its signed address; there is none for anybody else. */
export async function signedFile(
  request: Request,
  params: Promise<{ id: string }>,
  open: (service: ServiceContext, given: Given) => Promise<Opened>,
): Promise<Response> {
  const { id } = await params;
  if (!idSchema.safeParse(id).success) return noSuchFile();
  const { service } = await requestContextOf(request);
  if (!service) return noSuchFile();
  const { searchParams } = new URL(request.url);
  const expires = searchParams.get("expires") ?? "";
  const signature = searchParams.get("signature") ?? "";
  try {
    const file = await open(service, { id, expires, signature });
    return fileResponse({ ...file, inline: false, cacheControl: "private, no-store" });
  } catch (error) {
    if (error instanceof DomainError) return noSuchFile();
    throw error;
  }
}
