"use client";
import type { WireMessage } from "@handrail/contracts";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpcClient } from "../../trpc/client.tsx";
import { interleave } from "./interleave.ts";

const none: readonly WireMessage[] = [];

async function wholeConversation(conversationId: string) {
  const all: WireMessage[] = [];
  for (let afterSeq = 0; ; ) {
    const page = await trpcClient.conversations.sync.query({ conversationId, afterSeq });
    all.push(...page.messages);
    if (!page.hasMore) return all;
    afterSeq = page.lastSeq;
  }
}

/**
 * The messages of a conversation with those of the conversations that were merged into it, and with what else there is
 * to say (`entries`), by time. What was merged
 * takes no more messages, so it is fetched once, not followed.
 */
export function useInterleaved(
  messages: readonly WireMessage[],
  mergedConversationIds: readonly string[],
  entries: readonly WireMessage[] = none,
): readonly WireMessage[] {
  const merged = useQueries({
    queries: mergedConversationIds.map((id) => ({
      queryKey: ["merged-conversation", id],
      queryFn: () => wholeConversation(id),
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  return useMemo(() => interleave(messages, [...merged, ...entries]), [messages, merged, entries]);
}
