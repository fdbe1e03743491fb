import { expect, test } from "vitest";
import { createVault } from "./vault.ts";

const vault = createVault("the secret of this installation, long enough");

test("what was sealed opens for its own purpose, and tells nothing of itself", () => {
  const sealed = vault.seal("whsec_abc", "tool 1");
  expect(sealed).not.toContain("abc");
  expect(vault.seal("whsec_abc", "tool 1")).not.toBe(sealed);
  expect(vault.open(sealed, "tool 1")).toBe("whsec_abc");
});

test("nothing opens for another purpose, another installation or when it was touched", () => {
  const sealed = vault.seal("whsec_abc", "tool 1");
  expect(vault.open(sealed, "tool 2")).toBeNull();
  expect(createVault("another secret of another installation").open(sealed, "tool 1")).toBeNull();
  for (const wrong of [`${sealed.slice(0, -3)}AAA`, sealed.slice(0, 20), "v2.AAAA", "", "v1."]) {
    expect(vault.open(wrong, "tool 1")).toBeNull();
  }
});
