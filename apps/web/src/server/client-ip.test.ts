import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientIp } from "./client-ip.ts";

const request = (forwarded?: string | string[]) =>
  ({
    headers: { "x-forwarded-for": forwarded },
    socket: { remoteAddress: "198.51.100.1" },
  }) as unknown as IncomingMessage;

test.each([
  ["203.0.113.9", 0, "198.51.100.1"],
  ["203.0.113.9, 10.0.0.1", 0, "198.51.100.1"],
  [undefined, 1, "198.51.100.1"],
  ["203.0.113.9", 1, "203.0.113.9"],
  ["forged, forged, 203.0.113.9", 1, "203.0.113.9"],
  ["forged, 203.0.113.9, 10.0.0.1", 2, "203.0.113.9"],
  ["", 1, "198.51.100.1"],
])("A6: X-Forwarded-For %j behind %i proxies is %s", (forwarded, proxies, ip) => {
  expect(clientIp(request(forwarded), proxies)).toBe(ip);
});

test("A6: whatever a client writes into the header, its attempts are counted under one address", () => {
  const seen = new Set(
    Array.from({ length: 50 }, (_, i) => clientIp(request(`192.0.2.${i}, 203.0.113.9`), 1)),
  );
  expect(seen).toEqual(new Set(["203.0.113.9"]));
});
