import "server-only";
import { type AppRouter, createCaller } from "@handrail/api";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { cache } from "react";
import { currentContext, guestContext } from "../server/current.ts";
import { makeQueryClient } from "./query-client.ts";

const getQueryClient = cache(makeQueryClient);
const caller = createCaller(currentContext);

/** `api.<router>.<procedure>()` in server components; `prefetch` and `HydrateClient` hand the result to the browser. */
export const { trpc: api, HydrateClient } = createHydrationHelpers<AppRouter>(caller, getQueryClient);

/** As `api`, for what a layout shows around the page: it hands over its own results alone, none that the page still waits for. */
export const { trpc: frameApi, HydrateClient: HydrateFrame } = createHydrationHelpers<AppRouter>(
  caller,
  cache(makeQueryClient),
);

/** As `api`, in the part of the guest on this browser, whoever is signed in; null where there is none. */
export async function guestApi() {
  const context = await guestContext();
  return context && { api: createCaller(context), guest: context.guest };
}
