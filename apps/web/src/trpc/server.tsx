import "server-only";
import { type AppRouter, createCaller } from "@handrail/api";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { cache } from "react";
import { currentContext } from "../server/current.ts";
import { makeQueryClient } from "./query-client.ts";

const getQueryClient = cache(makeQueryClient);
const caller = createCaller(currentContext);

/** `api.<router>.<procedure>()` in server components; `prefetch` and `HydrateClient` hand the result to the browser. */
export const { trpc: api, HydrateClient } = createHydrationHelpers<AppRouter>(caller, getQueryClient);
