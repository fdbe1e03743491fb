type ImageRow = { id: string; width: number | null; height: number | null };

/** PURE. The lasting address of an article's image; its size is in it, so that pages leave the right room for it. */
export function articleImageUrl(slug: string, { id, width, height }: ImageRow): string {
  return `/api/files/article/${slug}/${id}?size=${width ?? 0}x${height ?? 0}`;
}

const address = /\/api\/files\/article\/[a-z0-9-]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/g;

/** PURE. The ids of our images that a text names, each once. */
export function imagesOf(body: string): string[] {
  return [...new Set([...body.matchAll(address)].map(([, id]) => id ?? ""))];
}
