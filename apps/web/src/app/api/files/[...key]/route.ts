import { runtime } from "../../../../server/runtime.ts";

const shownInPlace = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

const gone = () => new Response("Not found", { status: 404, headers: { "content-type": "text/plain" } });

/**
 * A stored file, for who holds an address that we signed and that has not expired. Its content says what it is; only
 * images are shown, everything else is a download; `server.ts` sees to it that nothing of it may run (attack F2).
 */
export async function GET(request: Request, { params }: { params: Promise<{ key: string[] }> }) {
  const { storage } = runtime().ports;
  const key = (await params).key.join("/");
  const { searchParams } = new URL(request.url);
  const expires = searchParams.get("expires") ?? "";
  const now = new Date();
  if (!storage.verify(key, expires, searchParams.get("signature") ?? "", now)) return gone();
  const file = await storage.get(key);
  if (!file) return gone();
  const isImage = shownInPlace.includes(file.contentType);
  const seconds = Math.max(0, Math.floor(Number(expires) - now.getTime() / 1000));
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": isImage ? file.contentType : "application/octet-stream",
      "content-disposition": isImage ? "inline" : "attachment",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": `private, max-age=${Math.min(seconds, 86_400)}`,
    },
  });
}
