import { timingSafeEqual } from "node:crypto";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";

/** What a signed address is good for. */
export type FileView = "upload" | "preview" | "download";
/** Of whom: the address says nothing of it, so that nobody else's request makes the same signature. */
export type FileLink = { view: FileView; id: string; subject: string };
export type Signed = { expires: string; signature: string };

const roundSeconds = 600;
const uploadSeconds = 900;

function signature(ctx: ServiceContext, { view, id, subject }: FileLink, expires: string) {
  return ctx.ports.storage.sign(["file", ctx.org.id, view, id, subject, expires].join("\n"));
}

/**
 * An address for one person, good for 10 to 20 minutes (an upload's for 15) and the same for 10, so that browsers can
 * keep what they fetched.
 */
export function fileUrl(ctx: ServiceContext, link: FileLink): string {
  const now = Math.floor(ctx.now().getTime() / 1000);
  const expires = String(
    link.view === "upload" ? now + uploadSeconds : (Math.floor(now / roundSeconds) + 2) * roundSeconds,
  );
  const path = link.view === "upload" ? `upload/${link.id}` : `attachment/${link.id}/${link.view}`;
  return `/api/files/${path}?${new URLSearchParams({ expires, signature: signature(ctx, link, expires) })}`;
}

/** Throws NOT_FOUND where the address was not made by us for this person, or has expired. */
export function checkFileUrl(ctx: ServiceContext, link: FileLink, given: Signed): void {
  if (!/^\d{1,12}$/.test(given.expires)) throw notFound();
  const right = Buffer.from(signature(ctx, link, given.expires));
  const signed = Buffer.from(given.signature);
  if (right.length !== signed.length || !timingSafeEqual(right, signed)) throw notFound();
  if (ctx.now().getTime() >= Number(given.expires) * 1000) throw notFound();
}
