import { type ErrorReason, isWireAttachment, type WireAttachment } from "@handrail/contracts";
import { maxAttachments } from "@handrail/contracts/limits";

/** A file on its way to the server, or there. `problem` is why it is not. */
export type Upload = {
  key: string;
  name: string;
  size: number;
  /** A picture's own bytes, to look at while it is sent. */
  localUrl: string | null;
  /** 0 to 1. */
  progress: number;
  state: "sending" | "done" | "failed";
  problem: ErrorReason | "malware" | null;
  attachment: WireAttachment | null;
};

/** PURE. */
export function changedUpload(uploads: readonly Upload[], key: string, change: Partial<Upload>) {
  return uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload));
}

/** PURE. What goes with the message. */
export const attachedOf = (uploads: readonly Upload[]): WireAttachment[] =>
  uploads.flatMap(({ state, attachment }) => (state === "done" && attachment ? [attachment] : []));

/** PURE. How many of the chosen files still fit into the message. */
export const roomFor = (uploads: readonly Upload[]) => Math.max(0, maxAttachments - uploads.length);

/** PURE. An attachment that is there already as an upload that is done. */
export const asUpload = (attachment: WireAttachment): Upload => ({
  key: attachment.id,
  name: attachment.name,
  size: attachment.size,
  localUrl: null,
  progress: 1,
  state: attachment.state === "refused" ? "failed" : "done",
  problem: attachment.state === "refused" ? "malware" : null,
  attachment,
});

/** PURE. What was kept of uploads when the page closed. */
export function restoreUploads(stored: string | null): WireAttachment[] {
  if (!stored) return [];
  try {
    const kept: unknown = JSON.parse(stored);
    return Array.isArray(kept) && kept.every(isWireAttachment) ? kept : [];
  } catch {
    return [];
  }
}
