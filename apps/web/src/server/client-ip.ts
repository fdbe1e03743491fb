import type { IncomingMessage } from "node:http";

/**
 * The address of the peer. X-Forwarded-For counts only as far as our own proxies wrote it: with `trustedProxies` n,
 * the n-th entry from the right. What a client writes further left has no influence (attack A6).
 */
export function clientIp(
  request: Pick<IncomingMessage, "headers" | "socket">,
  trustedProxies: number,
): string {
  const peer = request.socket.remoteAddress ?? "unknown";
  if (trustedProxies < 1) return peer;
  const chain = [request.headers["x-forwarded-for"]].flat().join(",").split(",");
  const entries = chain.map((entry) => entry.trim()).filter(Boolean);
  return entries.at(-trustedProxies) ?? peer;
}
