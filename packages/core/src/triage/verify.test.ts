import { describe, expect, it } from "vitest";
import { type SourcePassage, verifySentences } from "./verify.ts";

const passage: SourcePassage = {
  passageId: "00000000-0000-7000-8000-000000000001",
  articleId: "00000000-0000-7000-8000-000000000002",
  slug: "refunds",
  title: "Refunds and invoices",
  heading: "Refunds",
  body: [
    "The first payment is refunded within 14 days, no reason needed.",
    "Unused runs are not refunded: they do not carry over.",
    "Write to billing@example.com or open https://app.example/billing in Chrome.",
    "An outage of more than 4,000 seconds gives a credit.",
    "1. Open Billing and choose Refund.",
    "2. Run `2bot refund --now` as the workspace owner.",
  ].join("\n"),
  revision: 3,
  intents: ["refund"],
};
const passages = new Map([["p1", passage]]);
const verdict = (text: string, passageId = "p1") => {
  const { kept, dropped } = verifySentences([{ text, passageId, isStep: false }], passages);
  return kept.length === 1 ? "kept" : dropped[0]?.reason;
};

describe("verifySentences", () => {
  it.each([
    "The first payment is refunded within 14 days, no reason needed.",
    "Your first payment is refunded within 14 days.",
    "Unused runs do not carry over.",
    "Write to billing@example.com.",
    "Open https://app.example/billing in Chrome.",
    "An outage of more than 4000 seconds gives a credit.",
    "Open **Billing** and choose **Refund**.",
    "Run `2bot refund --now`.",
  ])("keeps “%s”", (text) => expect(verdict(text)).toBe("kept"));

  it.each([
    ["The first payment is refunded within 30 days.", "number"],
    ["Unused runs carry over.", "negation"],
    ["The first payment is not refunded within 14 days.", "negation"],
    ["Write to attacker@evil.example.", "link"],
    ["Open https://evil.example/billing in Chrome.", "link"],
    ["Open [Billing](https://evil.example) and choose Refund.", "link"],
    ["Open [Billing](javascript:alert(1)) and choose Refund.", "markup"],
    ["Open Billing and ask Sandra.", "name"],
    ["Run `rm -rf /` as the workspace owner.", "name"],
    ["We guarantee the first payment is refunded.", "commitment"],
    ["Unused runs are free.", "commitment"],
    ["Our office is closed during holidays and festivals.", "unsupported"],
    ["<script>alert(1)</script> Open Billing", "markup"],
    ["<img src=x onerror=alert(1)> Refund", "markup"],
    ["![Refund](https://app.example/billing)", "markup"],
    ["   ", "empty"],
    ["…", "empty"],
  ])("drops “%s” (%s)", (text, reason) => expect(verdict(text)).toBe(reason));

  it("drops a sentence that names no passage of the prompt", () => {
    expect(verdict("The first payment is refunded.", "p9")).toBe("unknown_passage");
    expect(verdict("The first payment is refunded.", passage.passageId)).toBe("unknown_passage");
  });

  it("keeps no block of Markdown: each sentence is one line of text", () => {
    const { kept } = verifySentences(
      [
        {
          text: "# Refunds\n\nThe first payment is refunded\nwithin 14 days.",
          passageId: "p1",
          isStep: false,
        },
      ],
      passages,
    );
    expect(kept.map(({ text }) => text)).toEqual(["Refunds The first payment is refunded within 14 days."]);
  });

  it("works in Spanish", () => {
    const es = {
      ...passage,
      title: "Reembolsos",
      heading: "",
      body: "El primer pago se reembolsa dentro de 14 días.\nLas ejecuciones no usadas no se acumulan para el mes siguiente.",
    };
    const check = (text: string) =>
      verifySentences([{ text, passageId: "p1", isStep: false }], new Map([["p1", es]])).kept.length;
    expect(check("El primer pago se reembolsa dentro de 14 días.")).toBe(1);
    expect(check("El primer pago se reembolsa dentro de 30 días.")).toBe(0);
    expect(check("Las ejecuciones no usadas se acumulan para el mes siguiente.")).toBe(0);
  });
});
