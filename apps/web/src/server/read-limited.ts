import { DomainError } from "@handrail/core";

/** The body of a request; reading stops beyond the limit with INVALID `payload_too_large`, naming `fields`. */
export async function readLimited(
  request: Request,
  largestBytes: number,
  fields?: Record<string, string[]>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBytes) throw new DomainError("INVALID", "payload_too_large", fields ? { fields } : {});
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
