"use client";
import { useTranslations } from "next-intl";
import { errorDetails } from "./errors.ts";

/** What to tell of an error, in the reader's language: what happened, what was kept, what to do. */
export function useErrorText() {
  const t = useTranslations("errors.reasons");
  return (error: unknown): string => {
    const { reason, requestId, retryAfterSeconds } = errorDetails(error);
    return t(reason, { requestId, seconds: retryAfterSeconds ?? 60 });
  };
}
