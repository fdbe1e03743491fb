import { z } from "zod";
import { RefusedError } from "../../lib/errors.ts";

const answerSchema = z.object({ importId: z.string() });

/** Of the archive; the server knows the same. */
export const largestArchive = 200 * 1024 * 1024;

/** Sends an archive and tells how much of it has left, from 0 to 1. Throws what the server refused. */
export function sendArchive(file: File, onSent: (share: number) => void): Promise<{ importId: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/kb-import?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new RefusedError(null));
    request.onload = () => {
      const answer = answerSchema.safeParse(request.response);
      if (request.status === 200 && answer.success) resolve(answer.data);
      else reject(new RefusedError(request.response));
    };
    request.send(file);
  });
}
