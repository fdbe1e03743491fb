import { Readable } from "node:stream";

type Served = {
  size: number;
  stream: Readable;
  contentType: string;
  name: string;
  /** Only for pictures that we have drawn ourselves. */
  inline: boolean;
  cacheControl: string;
};

/** RFC 6266 and 8187: the name in UTF-8, and in ASCII for who cannot. */
function disposition(kind: "inline" | "attachment", name: string) {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A stored file as it goes out; `server.ts` adds what keeps it from running, loading and being framed (attack F2). */
export function fileResponse({ size, stream, contentType, name, inline, cacheControl }: Served): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "content-type": inline ? contentType : "application/octet-stream",
      "content-length": String(size),
      "content-disposition": disposition(inline ? "inline" : "attachment", name),
      "cross-origin-resource-policy": "same-origin",
      "cache-control": cacheControl,
    },
  });
}

/** What is not there, and what is not for who asks: one answer. */
export const noSuchFile = () =>
  new Response("Not found", {
    status: 404,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
