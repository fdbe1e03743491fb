"use client";
import type { WireAttachment } from "@handrail/contracts";
import { useCallback, useEffect, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { readStored, writeStored } from "../../lib/stored.ts";
import { trpcClient } from "../../trpc/client.tsx";
import { uploadFile } from "./upload-file.ts";
import { asUpload, attachedOf, changedUpload, restoreUploads, roomFor, type Upload } from "./uploads.ts";

const picture = /^image\/(?:png|jpe?g|webp|gif|avif)$/;

type Source = { file: File; abort: AbortController };

/** What of the kept uploads is still there, with fresh addresses. */
async function stillThere(kept: readonly WireAttachment[]) {
  const found = await Promise.all(
    kept.map(({ id }) => trpcClient.files.get.query({ attachmentId: id }).catch(() => null)),
  );
  return found.flatMap((attachment) => (attachment && attachment.state !== "refused" ? [attachment] : []));
}

/**
 * The attachments of a message that is being written: sent as they are chosen, one after the other; kept under
 * `storageKey` on this device so that a reload loses nothing that has arrived. With `visitorKey` for who has no account:
 * such uploads cannot be looked at again, so they are not kept.
 */
export function useUploads(storageKey: string, { visitorKey }: { visitorKey?: string } = {}) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  /** How many chosen files did not fit. */
  const [surplus, setSurplus] = useState(0);
  const sources = useRef(new Map<string, Source>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const isRestored = useRef(false);

  useEffect(() => {
    isRestored.current = false;
    setUploads([]);
    let isCurrent = true;
    const kept = visitorKey ? [] : restoreUploads(readStored(storageKey));
    void stillThere(kept).then((there) => {
      if (!isCurrent) return;
      isRestored.current = true;
      setUploads((before) => [...there.map(asUpload), ...before]);
    });
    return () => {
      isCurrent = false;
    };
  }, [storageKey, visitorKey]);

  useEffect(() => {
    if (!isRestored.current || visitorKey) return;
    const attached = attachedOf(uploads);
    writeStored(storageKey, attached.length > 0 ? JSON.stringify(attached) : null);
  }, [storageKey, uploads, visitorKey]);

  const start = useCallback(
    (key: string, file: File) => {
      const abort = new AbortController();
      sources.current.set(key, { file, abort });
      const change = (part: Partial<Upload>) => setUploads((before) => changedUpload(before, key, part));
      const run = async () => {
        if (abort.signal.aborted) return;
        try {
          const onProgress = (progress: number) => change({ progress });
          const attachment = await uploadFile(file, { signal: abort.signal, onProgress, visitorKey });
          change({ ...asUpload(attachment), key });
        } catch (error) {
          change({ state: "failed", problem: errorDetails(error).reason });
        }
      };
      line.current = line.current.then(run);
    },
    [visitorKey],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const fitting = files.slice(0, roomFor(uploads));
      setSurplus(files.length - fitting.length);
      const added = fitting.map((file) => ({
        file,
        upload: {
          key: newKey(),
          name: file.name || "file",
          size: file.size,
          localUrl: picture.test(file.type) ? URL.createObjectURL(file) : null,
          progress: 0,
          state: "sending",
          problem: null,
          attachment: null,
        } satisfies Upload,
      }));
      setUploads((before) => [...before, ...added.map(({ upload }) => upload)]);
      for (const { upload, file } of added) start(upload.key, file);
    },
    [start, uploads],
  );

  const forget = useCallback((upload: Upload) => {
    sources.current.get(upload.key)?.abort.abort();
    sources.current.delete(upload.key);
    if (upload.localUrl) URL.revokeObjectURL(upload.localUrl);
  }, []);

  const remove = useCallback(
    (upload: Upload) => {
      forget(upload);
      setUploads((before) => before.filter(({ key }) => key !== upload.key));
      const attachmentId = upload.attachment?.id;
      if (!attachmentId) return;
      const discarded = visitorKey
        ? trpcClient.portal.discard.mutate({ attachmentId, visitorKey })
        : trpcClient.files.discard.mutate({ attachmentId });
      discarded.catch(() => undefined);
    },
    [forget, visitorKey],
  );

  const retry = useCallback(
    (upload: Upload) => {
      const source = sources.current.get(upload.key);
      if (!source) return;
      setUploads((before) =>
        changedUpload(before, upload.key, { state: "sending", progress: 0, problem: null }),
      );
      start(upload.key, source.file);
    },
    [start],
  );

  /** Empties the list: what it held belongs to a message now. */
  const clear = useCallback(() => {
    for (const upload of uploads) forget(upload);
    setUploads([]);
    setSurplus(0);
  }, [forget, uploads]);

  /** Puts attachments back that a message has given up. */
  const restore = useCallback(
    (attachments: readonly WireAttachment[]) =>
      setUploads((before) => [
        ...before,
        ...attachments
          .filter(({ id }) => !before.some(({ attachment }) => attachment?.id === id))
          .map(asUpload),
      ]),
    [],
  );

  return {
    uploads,
    surplus,
    attached: attachedOf(uploads),
    isSending: uploads.some(({ state }) => state === "sending"),
    add,
    remove,
    retry,
    clear,
    restore,
  };
}

export type Uploads = ReturnType<typeof useUploads>;
