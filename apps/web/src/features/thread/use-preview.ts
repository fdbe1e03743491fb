"use client";
import { channels, type WireMessage } from "@handrail/contracts";
import { useEffect, useState } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useMe } from "../shell/me.tsx";

/** After this long without a word it is no longer what somebody is writing. */
const shownMs = 60_000;

/** What the customer of a chat is writing, as long as this person has the chat; gone once it is sent or given up. */
export function usePreview(conversationId: string, messages: readonly WireMessage[]): string {
  const me = useMe();
  const [text, setText] = useState("");
  useChannel(me && channels.person(me.userId), {
    preview: (told) => {
      if (told.conversationId === conversationId) setText(told.text);
    },
  });
  const sent = messages.findLast(({ senderKind }) => senderKind === "customer");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent is no longer being written
  useEffect(() => setText(""), [sent?.seq]);
  useEffect(() => {
    if (text === "") return;
    const timer = setTimeout(() => setText(""), shownMs);
    return () => clearTimeout(timer);
  }, [text]);
  return sent?.body.trim() === text.trim() ? "" : text;
}
