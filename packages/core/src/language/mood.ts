import type { Locale } from "@handrail/contracts";
import { classifyLocally } from "../adapters/local-model/classify.ts";

/** PURE. What a customer's words say of mood and wishes, by turns of phrase alone: no model is asked. */
export function moodOf(body: string, locale: Locale) {
  const { sentiment, severity, wantsPerson } = classifyLocally({
    task: "classify",
    learned: null,
    organization: "",
    message: { subject: "", body },
    reported: { type: "question", severity: "medium" },
    locale,
    categories: [],
  });
  return { isNegative: sentiment === "negative", isCritical: severity === "critical", wantsPerson };
}
