import { describe, expect, it } from "vitest";
import { changeDeepLinksInput, type DeepLinkKind, fillDeepLink } from "./deep-links.ts";

const none = { upgrade: "", cancel: "", invoice: "", status: "", order: "", sentry: "" };
const isTaken = (kind: DeepLinkKind, template: string) =>
  changeDeepLinksInput.safeParse({ seen: {}, links: { ...none, [kind]: template } }).success;

describe("addresses outside", () => {
  it.each<[DeepLinkKind, string]>([
    ["status", ""],
    ["status", "https://status.acme.example"],
    ["upgrade", " https://app.acme.example/billing?plan=pro#top "],
    ["sentry", "https://acme.sentry.io/issues/?query={eventId}"],
    ["sentry", "https://sentry.acme.example/organizations/acme/issues/events/{eventId}/"],
    ["order", "https://shop.acme.example/orders/{order}"],
  ])("%s takes %s", (kind, template) => {
    expect(isTaken(kind, template)).toBe(true);
  });

  it.each<[DeepLinkKind, string]>([
    ["status", "http://status.acme.example"],
    ["status", "javascript:alert(1)"],
    ["status", "data:text/html,hello"],
    ["status", "//status.acme.example"],
    ["status", "status.acme.example"],
    ["status", "https://user:secret@status.acme.example"],
    ["status", "https://status.acme.example/a b"],
    ["status", "https://status.acme.example/)[x](https://evil.example"],
    ["status", "https://status.acme.example/{eventId}"],
    ["sentry", "https://acme.sentry.io/issues/"],
    ["sentry", "https://{eventId}.evil.example/"],
    ["sentry", "https://acme.sentry.io/{order}?query={eventId}"],
    ["order", `https://shop.acme.example/{order}/${"x".repeat(1_000)}`],
  ])("%s refuses %s", (kind, template) => {
    expect(isTaken(kind, template)).toBe(false);
  });

  it.each([
    ["A 1/2", "https://shop.example/orders/A%201%2F2"],
    ["../../admin?x=1#y", "https://shop.example/orders/..%2F..%2Fadmin%3Fx%3D1%23y"],
    ["@evil.example", "https://shop.example/orders/%40evil.example"],
  ])("C1: what a ticket names as %s stays one part of the address", (value, url) => {
    expect(fillDeepLink("order", "https://shop.example/orders/{order}", value)).toBe(url);
  });

  it("C1: gives no address that is not https, whatever is kept", () => {
    expect(fillDeepLink("order", "javascript:alert('{order}')", "1")).toBeNull();
    expect(fillDeepLink("status", "http://status.example")).toBeNull();
  });
});
