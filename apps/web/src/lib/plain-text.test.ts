import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

describe("plain text of Markdown", () => {
  it.each([
    ["Enter it under **Billing → Details** first", "Enter it under Billing → Details first"],
    ["It says `401 Unauthorized`.", "It says 401 Unauthorized."],
    ["See [Rate limits](/help/rate-limits) and ![a picture](x.png)", "See Rate limits and a picture"],
    ["## Steps\n\n1. Open it\n2. Close it\n> quoted", "Steps Open it Close it quoted"],
    ["snake_case and 2 * 3 * 4 stay", "snake_case and 2 * 3 * 4 stay"],
    ["Choose *Europe/Stockholm* or _none_", "Choose Europe/Stockholm or none"],
    ["", ""],
  ])("%j", (markdown, expected) => expect(plainText(markdown)).toBe(expected));
});
