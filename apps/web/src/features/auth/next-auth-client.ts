"use client";
import { z } from "zod";

const csrfAnswer = z.object({ csrfToken: z.string() });
const answer = z.object({ url: z.string() });

/** Why an attempt was refused; `wrong` says nothing about which part was wrong. */
export type Refusal = {
  reason: "wrong" | "too_many_requests" | "unavailable" | "internal";
  seconds: number;
};

/** One request to next-auth: its own double-submit token first, then the form. Resolves to where it would send a browser. */
async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const csrf = csrfAnswer.parse(await (await fetch("/api/auth/csrf")).json());
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, ...csrf, json: "true" }),
  });
  const { url } = answer.parse(await response.json());
  return new URL(url, window.location.origin);
}

function refusalOf(error: string): Refusal {
  const [reason, seconds] = error.split(":");
  const known = z.enum(["too_many_requests", "unavailable", "internal"]).safeParse(reason);
  return { reason: known.success ? known.data : "wrong", seconds: Number(seconds) || 60 };
}

/** Signs in without leaving the page; null when it worked. What was typed stays with the caller. */
export async function attemptSignIn(
  provider: "password" | "link",
  fields: Record<string, string>,
): Promise<Refusal | null> {
  try {
    const url = await post(`callback/${provider}`, { ...fields, callbackUrl: "/" });
    const error = url.searchParams.get("error");
    return error === null ? null : refusalOf(error);
  } catch {
    return { reason: "unavailable", seconds: 60 };
  }
}

/** Leaves for another provider's sign-in page. Throws when our own server cannot be reached. */
export async function continueWith(provider: string, returnTo: string): Promise<void> {
  const url = await post(`signin/${provider}`, { callbackUrl: returnTo });
  window.location.assign(url);
}

/** Ends the session of this browser. A fresh page, so that nothing of the person stays in memory. */
export async function signOut(): Promise<void> {
  await post("signout", { callbackUrl: "/sign-in" });
  window.location.assign("/sign-in");
}
