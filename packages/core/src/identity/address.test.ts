import { email } from "@handrail/contracts/inputs/fields";
import { expect, test } from "vitest";
import { askForLink } from "../testing/accounts.ts";
import { testOrg } from "../testing/test-org.ts";

test.each([
  ["Ana.Lopez@Example.COM", "ana.lopez@example.com"],
  ["  ana@example.com ", "ana@example.com"],
  ["ana@bücher.example", "ana@xn--bcher-kva.example"],
  ["ana@ｅxample.com", "ana@example.com"],
  ["ana@EXAMPLE。com", "ana@example.com"],
])("A8: %j is stored as %j", (given, stored) => {
  expect(email.parse(given)).toBe(stored);
});

test.each([
  "mi\u212ae@example.com",
  "\u0430na@example.com",
  "an\u0131@example.com",
  "ana@example.com/evil.com",
  "ana@exa%6dple.com",
  "ana@example.com#x",
  "ana@example.com:80",
  "ana@x@example.com",
  "ana\u200b@example.com",
  "@example.com",
  "ana@",
  "ana",
  "",
  `${"a".repeat(250)}@example.com`,
])("A8: %j is refused", (given) => {
  expect(email.safeParse(given).success).toBe(false);
});

test("A8: a look-alike domain is somebody else", () => {
  expect(email.parse("ana@ex\u0430mple.com")).toBe("ana@xn--exmple-4nf.com");
});

test("A8: a link goes to the stored address, however the address was typed", async () => {
  const desk = await testOrg();
  const typed = email.parse(` ${desk.customer.email.toUpperCase()}`);
  expect(await askForLink(desk, "sign_in", typed)).not.toBe("");
  expect(desk.ports.mails.at(-1)?.to).toBe(desk.customer.email);
});
