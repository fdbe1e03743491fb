import { expect, it } from "vitest";
import { answerBody } from "./answer-body.ts";

it("keeps statements and steps apart, in their order", () => {
  const sentences = [
    { text: "Charged twice: the second charge back", isStep: false },
    { text: "Do this:", isStep: false },
    { text: "Open it.", isStep: true },
    { text: "Close it.", isStep: true },
    { text: "Done.", isStep: false },
  ];
  expect(answerBody(sentences)).toBe(
    "Charged twice: the second charge back. Do this:\n\n1. Open it.\n2. Close it.\n\nDone.",
  );
  expect(answerBody([])).toBe("");
});
