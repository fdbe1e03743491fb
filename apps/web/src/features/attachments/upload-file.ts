import { isWireAttachment, type WireAttachment } from "@handrail/contracts";
import { RefusedError } from "../../lib/errors.ts";
import { guestHeaders } from "../../lib/guest-mode.ts";
import { trpcClient } from "../../trpc/client.tsx";

type Options = {
  signal: AbortSignal;
  onProgress: (share: number) => void;
  /** Of who has no account: the secret under which uploads wait for their message. */
  visitorKey?: string | undefined;
};

function put(url: string, file: File, { signal, onProgress }: Options): Promise<WireAttachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new RefusedError(request.response));
    request.open("PUT", url);
    request.responseType = "json";
    for (const [name, value] of Object.entries(guestHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 200 && isWireAttachment(answer)) resolve(answer);
      else fail();
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Asks where the file may be sent, and sends it there. Throws what `errorDetails` understands. */
export async function uploadFile(file: File, options: Options): Promise<WireAttachment> {
  const { signal, visitorKey } = options;
  const announced = { name: file.name || "file", size: file.size };
  const { url } = visitorKey
    ? await trpcClient.portal.presign.mutate({ ...announced, visitorKey }, { signal })
    : await trpcClient.files.presign.mutate(announced, { signal });
  return put(visitorKey ? `${url}&visitor=${visitorKey}` : url, file, options);
}
