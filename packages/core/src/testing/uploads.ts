import { Readable } from "node:stream";
import type { ServiceContext } from "../context.ts";
import { withTransaction } from "../context.ts";
import { presignUpload, receiveUpload } from "../files/index.ts";
import { uploadKey } from "../files/keys.ts";
import type { TestOrg } from "./test-org.ts";

export const clientIp = "192.0.2.7";

/** What makes the address of a file one of ours. */
export function signedOf(url: string) {
  const { searchParams } = new URL(url, "http://localhost");
  return { expires: searchParams.get("expires") ?? "", signature: searchParams.get("signature") ?? "" };
}

/** Sends a file as the composer does: asks for an address, and puts the bytes there. */
export async function uploadFile(ctx: ServiceContext, content: Buffer | string, name = "notes.txt") {
  const bytes = Buffer.from(content);
  const { id, url } = await presignUpload(ctx, { name, size: bytes.length, clientIp });
  return receiveUpload(ctx, { ...signedOf(url), id, body: Readable.from([bytes]) });
}

/** How many bytes an organisation is counted to keep. */
export const usageOf = (desk: TestOrg) =>
  withTransaction(desk.as(desk.admin), async ({ tx }) =>
    Number((await tx.fileUsage.findFirst())?.bytes ?? 0),
  );

/** What lies in the storage for a file; null where nothing does. */
export const storedOf = (desk: TestOrg, id: string) => desk.ports.storage.read(uploadKey(desk.org.id, id));
