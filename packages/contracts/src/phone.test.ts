import { describe, expect, it } from "vitest";
import { callBackInput } from "./inputs/call-back.ts";
import { readPhone, showPhone } from "./phone.ts";

describe("phone numbers", () => {
  it.each([
    ["+34 612 34 56 78", "+34612345678"],
    [" 0034 612345678 ", "+34612345678"],
    ["+1 (213) 373-4253", "+12133734253"],
    ["+56 9 6123 4567", "+56961234567"],
  ])("%s is one number", (typed, stored) => {
    expect(readPhone(typed)).toBe(stored);
  });

  it.each([
    "",
    "612 34 56 78",
    "+34 612",
    "+999 612345678",
    "call me",
    "+34 612345678 and more",
    "tel:+34612345678;ext=<b>",
    "+34612345678,,1#",
  ])("%j is none", (typed) => {
    expect(readPhone(typed)).toBeNull();
  });

  it("is shown as people write it", () => {
    expect(showPhone("+34612345678")).toBe("+34 612 34 56 78");
  });

  it("T2, T3: a wish to be called back takes nothing else, and says which field is wrong", () => {
    const wish = { conversationId: "0197a5f0-0000-7000-8000-000000000001", phone: "+34 612345678", at: null };
    expect(callBackInput.parse({ ...wish, topic: " A  refund " })).toEqual({
      ...wish,
      phone: "+34612345678",
      topic: "A refund",
    });
    const fieldOf = (given: object) =>
      callBackInput.safeParse({ ...wish, ...given }).error?.issues[0]?.path[0];
    expect(fieldOf({ phone: "12" })).toBe("phone");
    expect(fieldOf({ at: "tomorrow" })).toBe("at");
    expect(fieldOf({ topic: "x".repeat(161) })).toBe("topic");
    expect(callBackInput.safeParse({ ...wish, type: "billing", contactId: null }).success).toBe(false);
  });
});
