import type { WireMessage } from "@handrail/contracts";
import { applyPush, applySync, emptyLog, type MessageLog } from "./message-log.ts";

type Page = {
  messages: readonly WireMessage[];
  gone?: readonly string[];
  lastSeq: number;
  hasMore: boolean;
};

type Options = {
  /** One page of what was written or changed after the cursor (`conversations.sync`). Rejects where it cannot be had. */
  fetchPage(afterSeq: number): Promise<Page>;
  onChange(log: MessageLog): void;
  /** The server could not be asked, or refused. What is held stays. */
  onFailure?(error: unknown): void;
};

export type ConversationSync = {
  log(): MessageLog;
  /** Asks for everything after the cursor. Calls while one is under way make it ask once more, not twice at once. */
  sync(): Promise<void>;
  /** Takes what realtime brought; what it shows to be missing is fetched. */
  push(push: { changeSeq: number; message?: WireMessage | undefined }): void;
  /** Nothing is told any more. */
  stop(): void;
};

/**
 * The messages of one conversation, complete and in order whatever realtime loses: pushes are taken as they come, and
 * gaps are filled from the server. A server that has less than was held, as after a backup was restored, is read anew. Whoever holds it calls `sync` on (re)connection, on focus and every so often.
 */
export function followConversation({ fetchPage, onChange, onFailure }: Options): ConversationSync {
  let log = emptyLog;
  let isRunning = false;
  let isAskedAgain = false;
  let isStopped = false;

  const keep = (next: MessageLog) => {
    if (next === log) return;
    log = next;
    if (!isStopped) onChange(log);
  };

  async function sync() {
    isAskedAgain = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAskedAgain && !isStopped) {
        isAskedAgain = false;
        const { cursor } = log;
        const page = await fetchPage(cursor);
        const isBehind = page.lastSeq < cursor;
        if (isBehind) log = emptyLog;
        else keep(applySync(log, page));
        if (page.hasMore || isBehind) isAskedAgain = true;
      }
    } catch (error) {
      if (!isStopped) onFailure?.(error);
    } finally {
      isRunning = false;
    }
  }

  return {
    log: () => log,
    sync,
    push(push) {
      const { log: next, gap } = applyPush(log, push);
      keep(next);
      if (gap) void sync();
    },
    stop() {
      isStopped = true;
    },
  };
}
