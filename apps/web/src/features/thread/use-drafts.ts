"use client";
import { channels } from "@handrail/contracts";
import { useCallback } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useRefetch } from "../../realtime/use-refetch.ts";
import { trpcClient } from "../../trpc/client.tsx";
import { useMe } from "../shell/me.tsx";
import { useServerDraft } from "./use-server-draft.ts";

/** The reply and the note that a person is writing in a conversation, kept true across devices. */
export function useDrafts(conversationId: string) {
  const me = useMe();
  const own = me?.membershipId ?? "";
  const key = (kind: string) => `handrail:${kind}:${own}:${conversationId}`;
  const reply = useServerDraft({ conversationId, isNote: false, storageKey: key("reply") });
  const note = useServerDraft({ conversationId, isNote: true, storageKey: key("note") });

  const fetchDrafts = useCallback(async () => {
    try {
      const held = await trpcClient.conversations.drafts.query({ conversationId });
      reply.receive(held.reply);
      note.receive(held.note);
    } catch {
      return;
    }
  }, [conversationId, reply.receive, note.receive]);

  useChannel(me && channels.person(me.userId), {
    composer: (told) => {
      const draft = told.isNote ? note : reply;
      if (told.conversationId === conversationId && draft.isBehind(told.version)) void fetchDrafts();
    },
    onSubscribed: () => void fetchDrafts(),
  });
  useRefetch(() => void fetchDrafts());
  return { reply, note };
}
