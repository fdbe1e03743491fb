"use client";
import type { AppRouter } from "@handrail/api";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCReact, type inferReactQueryProcedureOptions } from "@trpc/react-query";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { guestHeaders } from "../lib/guest-mode.ts";
import { makeQueryClient } from "./query-client.ts";

export const trpc = createTRPCReact<AppRouter>();
export type RouterOptions = inferReactQueryProcedureOptions<AppRouter>;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

let browserQueryClient: QueryClient | undefined;

function queryClientHere() {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= makeQueryClient();
  return browserQueryClient;
}

const links = () => [
  httpBatchLink({
    url: `${typeof window === "undefined" ? "http://localhost" : window.location.origin}/api/trpc`,
    transformer: superjson,
    maxURLLength: 8_000,
    maxItems: 12,
    headers: guestHeaders,
  }),
];

/** The client outside of React: outboxes, timers. */
export const trpcClient = createTRPCClient<AppRouter>({ links: links() });

export function TrpcProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientHere();
  const [client] = useState(() => trpc.createClient({ links: links() }));
  return (
    <trpc.Provider client={client} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  );
}
