import type { WireAttachment } from "@handrail/contracts";
import { trpcClient } from "../../trpc/client.tsx";

const marginMs = 15_000;

/** PURE. Whether a signed address has run out, or is about to. */
export function isStale(url: string, now: number): boolean {
  const expires = Number(new URL(url, "http://localhost").searchParams.get("expires"));
  return now + marginMs >= expires * 1_000;
}

/** The attachment with addresses that are good now. */
export function freshAttachment(attachment: WireAttachment): Promise<WireAttachment> {
  return trpcClient.files.get.query({ attachmentId: attachment.id });
}
