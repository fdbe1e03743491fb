"use client";
import type { PushData, PushName } from "@handrail/contracts";
import type { Channel } from "pusher-js";
import { useEffect, useRef, useState } from "react";
import { useRealtime } from "./provider.tsx";

export type PushHandlers = { [Name in PushName]?: (data: PushData<Name>) => void } & {
  /** After every (re)subscription: events may have been missed, so fetch from the cursor. */
  onSubscribed?: () => void;
};

type Subscription = { channel: Channel; users: number };
const subscriptions = new WeakMap<object, Map<string, Subscription>>();

function acquire(pusher: { subscribe(name: string): Channel }, name: string): Channel {
  const known = subscriptions.get(pusher) ?? new Map<string, Subscription>();
  subscriptions.set(pusher, known);
  const subscription = known.get(name) ?? { channel: pusher.subscribe(name), users: 0 };
  subscription.users += 1;
  known.set(name, subscription);
  return subscription.channel;
}

function release(pusher: { unsubscribe(name: string): void }, name: string): void {
  const known = subscriptions.get(pusher);
  const subscription = known?.get(name);
  if (!subscription) return;
  subscription.users -= 1;
  if (subscription.users > 0) return;
  known?.delete(name);
  pusher.unsubscribe(name);
}

/** What describes pushes comes once a channel is listened to. A push that cannot be read is one that was missed. */
const loadReader = () => import("./read-push.ts");

function listen<Name extends PushName>(channel: Channel, name: Name, handle: (data: PushData<Name>) => void) {
  let isListening = true;
  const onEvent = async (event: unknown) => {
    const reader = await loadReader().catch(() => null);
    const data = reader?.readPush(name, event);
    if (data && isListening) handle(data);
  };
  channel.bind(name, onEvent);
  return () => {
    isListening = false;
    channel.unbind(name, onEvent);
  };
}

/** Subscribes while mounted (null: not at all); several users of one channel share the subscription. */
export function useChannel(name: string | null, handlers: PushHandlers): Channel | null {
  const { pusher } = useRealtime();
  const [channel, setChannel] = useState<Channel | null>(null);
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });

  useEffect(() => {
    if (!pusher || !name) return;
    void loadReader().catch(() => undefined);
    const subscribed = acquire(pusher, name);
    const onSubscribed = () => current.current.onSubscribed?.();
    const stops = [
      listen(subscribed, "message", (data) => current.current.message?.(data)),
      listen(subscribed, "ticket", (data) => current.current.ticket?.(data)),
      listen(subscribed, "chat", (data) => current.current.chat?.(data)),
      listen(subscribed, "seen", (data) => current.current.seen?.(data)),
      listen(subscribed, "notification", (data) => current.current.notification?.(data)),
      listen(subscribed, "composer", (data) => current.current.composer?.(data)),
      listen(subscribed, "preview", (data) => current.current.preview?.(data)),
      listen(subscribed, "article", (data) => current.current.article?.(data)),
    ];
    subscribed.bind("pusher:subscription_succeeded", onSubscribed);
    if (subscribed.subscribed) onSubscribed();
    setChannel(subscribed);
    return () => {
      for (const stop of stops) stop();
      subscribed.unbind("pusher:subscription_succeeded", onSubscribed);
      release(pusher, name);
      setChannel(null);
    };
  }, [pusher, name]);

  return channel;
}
