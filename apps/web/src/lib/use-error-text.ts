"use client";
import { useTranslations } from "next-intl";
import { errorDetails } from "./errors.ts";

const minute = 60;
const hour = 60 * minute;

/** When to try again, in the unit that people would say it in. */
export function useWaitText() {
  const t = useTranslations("errors.wait");
  return (seconds: number): string => {
    if (seconds <= 90) return t("seconds", { count: seconds });
    if (seconds <= 90 * minute) return t("minutes", { count: Math.ceil(seconds / minute) });
    return t("hours", { count: Math.ceil(seconds / hour) });
  };
}

/** What to tell of an error, in the reader's language: what happened, what was kept, what to do. */
export function useErrorText() {
  const t = useTranslations("errors.reasons");
  const waitText = useWaitText();
  return (error: unknown): string => {
    const { reason, requestId, retryAfterSeconds, fields } = errorDetails(error);
    if (reason === "too_many_requests" && retryAfterSeconds) return waitText(retryAfterSeconds);
    const text = t(reason, { requestId, seconds: retryAfterSeconds ?? 60 });
    if (reason !== "placeholder_left") return text;
    return `${text} ${Object.values(fields ?? {})
      .flat()
      .join(", ")}`;
  };
}
