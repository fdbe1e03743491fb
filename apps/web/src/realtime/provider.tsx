"use client";
import type Pusher from "pusher-js";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { guestHeaders } from "../lib/guest-mode.ts";

/** How a browser reaches realtime; without a host it is this very site, which passes the connection on. */
export type RealtimeSettings = {
  key: string;
  cluster?: string | undefined;
  host?: string | undefined;
  port?: number | undefined;
  useTLS?: boolean | undefined;
};

export type RealtimeStatus = "connecting" | "connected" | "offline";
type Realtime = {
  pusher: Pusher | null;
  status: RealtimeStatus;
  /** Somebody without an account has begun to chat on this page: there is something to listen to. */
  listen: () => void;
};

/** The connection was ended because the person's access changed: the page asks again who is here. */
const accessRevoked = 4009;

const RealtimeContext = createContext<Realtime>({
  pusher: null,
  status: "connecting",
  listen: () => undefined,
});

/** The client comes when somebody has signed in: pages for everybody do without it. */
async function open(settings: RealtimeSettings): Promise<Pusher> {
  const { default: Client } = await import("pusher-js");
  const here = window.location;
  const secure = settings.host ? (settings.useTLS ?? true) : here.protocol === "https:";
  const port = settings.host ? settings.port : Number(here.port) || (secure ? 443 : 80);
  const own = !settings.cluster || settings.host;
  return new Client(settings.key, {
    cluster: settings.cluster ?? "embedded",
    ...(own ? { wsHost: settings.host ?? here.hostname, wsPort: port, wssPort: port } : {}),
    forceTLS: secure,
    enabledTransports: secure ? ["wss"] : ["ws"],
    disableStats: true,
    activityTimeout: 30_000,
    pongTimeout: 10_000,
    channelAuthorization: {
      endpoint: "/api/realtime/auth",
      transport: "ajax",
      headersProvider: guestHeaders,
    },
    userAuthentication: {
      endpoint: "/api/realtime/auth",
      transport: "ajax",
      headersProvider: guestHeaders,
    },
  });
}

const statusOf = (state: string): RealtimeStatus => {
  if (state === "connected") return "connected";
  return state === "unavailable" || state === "failed" || state === "disconnected" ? "offline" : "connecting";
};

type Props = {
  settings: RealtimeSettings;
  personId: string | null;
  /** Somebody without an account, who listens to a conversation of the own. */
  isGuest?: boolean;
  children: ReactNode;
};

/** One connection for the page, only for people who are signed in or came by a mailed link. */
export function RealtimeProvider({ settings, personId, isGuest = false, children }: Props) {
  const [realtime, setRealtime] = useState<Omit<Realtime, "listen">>({ pusher: null, status: "connecting" });
  const [isVisitor, setVisitor] = useState(false);
  const who = personId ?? (isGuest || isVisitor ? "guest" : null);
  const { key, cluster, host, port, useTLS } = settings;

  useEffect(() => {
    if (!who) return;
    let isOver = false;
    const opening = open({ key, cluster, host, port, useTLS });
    const start = (pusher: Pusher) => {
      if (isOver) return;
      const onState = ({ current }: { current: string }) =>
        setRealtime({ pusher, status: statusOf(current) });
      pusher.connection.bind("state_change", onState);
      pusher.connection.bind("error", (error: { data?: { code?: number } }) => {
        if (error.data?.code === accessRevoked) window.location.reload();
      });
      pusher.signin();
      setRealtime({ pusher, status: statusOf(pusher.connection.state) });
    };
    opening.then(start, () => setRealtime({ pusher: null, status: "offline" }));
    return () => {
      isOver = true;
      opening.then(
        (pusher) => pusher.disconnect(),
        () => undefined,
      );
    };
  }, [key, cluster, host, port, useTLS, who]);

  const listen = useCallback(() => setVisitor(true), []);
  const value = useMemo(() => ({ ...realtime, listen }), [realtime, listen]);
  return <RealtimeContext value={value}>{children}</RealtimeContext>;
}

export const useRealtime = () => useContext(RealtimeContext);
