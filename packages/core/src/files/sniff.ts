import { fileTypeFromBuffer } from "file-type";

export const unknownType = "application/octet-stream";

/** Pictures that are decoded and written anew. What else a browser could show is a file like any other. */
export const rasterTypes: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/avif",
];

const decoder = () => new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The beginning as text, or null where it is none; a character cut at the end is no harm. */
function textOf(head: Uint8Array): string | null {
  if (head.includes(0)) return null;
  try {
    return decoder().decode(head, { stream: true });
  } catch {
    return null;
  }
}

/** What a file is, by its beginning (4 kB and more) alone; names and senders are not asked (attack F2). */
export async function sniff(head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head);
  const text = textOf(head);
  if (text !== null && (!known || /xml$/.test(known.mime))) {
    const start = text.trimStart().slice(0, 4_096).toLowerCase();
    if (/^(?:<\?xml|<!--|<!doctype svg|<svg)/.test(start) && start.includes("<svg")) return "image/svg+xml";
    if (/^(?:<!doctype html|<html|<head|<body|<script|<iframe)/.test(start)) return "text/html";
    if (!known) return "text/plain";
  }
  return known?.mime ?? unknownType;
}
