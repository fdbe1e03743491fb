import { z } from "zod";
import { RefusedError } from "../../lib/errors.ts";

const answerSchema = z.object({ url: z.string(), width: z.number(), height: z.number(), alt: z.string() });
type UploadedImage = z.output<typeof answerSchema>;

/** Stores an image for articles; throws what the server refused. */
export async function uploadImage(file: File): Promise<UploadedImage> {
  const response = await fetch(`/api/files/article-image?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    body: file,
    headers: { "content-type": "application/octet-stream" },
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new RefusedError(answer);
  return answerSchema.parse(answer);
}
