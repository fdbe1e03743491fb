"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { RefusedError } from "../../lib/errors.ts";
import { readAnswer } from "./answer-stream.ts";

/** An answer that is being written: provisional text, under the client id that its message will have. */
export type Streaming = { questionId: string; answerId: string | null; text: string };

type Question = { conversationId: string; clientId: string; body: string; attachmentIds: string[] };

async function post(
  question: Question,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch("/api/chat", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
  if (!response.ok) throw new RefusedError(await response.json().catch(() => null));
  if (!response.body) throw new RefusedError(null);
  return response.body;
}

/**
 * Sends a chat message and shows its answer while it is written. What counts are the stored messages: `onStored` is
 * called when there are new ones to fetch. `ask` resolves once the message itself is stored, while the answer goes on
 * behind, and rejects where the connection ends before.
 */
export function useAnswer(onStored: () => void) {
  const [streaming, setStreaming] = useState<Streaming | null>(null);
  const [stopped, setStopped] = useState<ReadonlySet<string>>(new Set());
  const reading = useRef<{ isStored: boolean; abort: AbortController } | null>(null);
  const told = useRef(onStored);
  useEffect(() => {
    told.current = onStored;
  });

  const ask = useCallback(async (question: Question): Promise<void> => {
    const { clientId: questionId } = question;
    const abort = new AbortController();
    const stream = await post(question, abort.signal);
    const current = { isStored: false, abort };
    reading.current = current;
    setStreaming({ questionId, answerId: null, text: "" });
    const follow = (change: (before: Streaming) => Streaming) =>
      setStreaming((before) => (before?.questionId === questionId ? change(before) : before));
    const finish = () => setStreaming((before) => (before?.questionId === questionId ? null : before));
    return new Promise((resolve, reject) => {
      const read = async () => {
        for await (const chunk of readAnswer(stream)) {
          if (chunk.type === "start") follow((before) => ({ ...before, answerId: chunk.messageId }));
          if (chunk.type === "text-delta") {
            follow((before) => ({ ...before, text: before.text + chunk.delta }));
          }
          if (chunk.type === "data-stored" || chunk.type === "data-answer") told.current();
          if (chunk.type !== "data-stored") continue;
          current.isStored = true;
          resolve();
        }
      };
      read()
        .catch(() => undefined)
        .finally(() => {
          finish();
          told.current();
          reject(new RefusedError(null));
        });
    });
  }, []);

  /** Stops showing the answer under way. The server finishes its work; what comes of it is kept folded. */
  const stop = useCallback(() => {
    if (reading.current?.isStored) reading.current.abort.abort();
    setStreaming((before) => {
      const { answerId } = before ?? {};
      if (answerId) setStopped((known) => new Set(known).add(answerId));
      return null;
    });
  }, []);
  const show = useCallback(
    (answerId: string) => setStopped((known) => new Set([...known].filter((each) => each !== answerId))),
    [],
  );

  return { streaming, stopped, ask, stop, show };
}
