import type { IncomingMessage } from "node:http";

/** What the browser is told with every page. Scripts run only with the nonce of this very response. */
export function securityHeaders(options: {
  nonce: string;
  dev: boolean;
  publicUrl: string;
  realtimeOrigin: string | null;
}) {
  const { nonce, dev, publicUrl, realtimeOrigin } = options;
  const ownSockets = publicUrl.replace(/^http/, "ws");
  const connect = ["'self'", ownSockets, realtimeOrigin, dev ? "ws:" : null].filter(Boolean).join(" ");
  return {
    "content-security-policy": [
      "default-src 'self'",
      `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src ${connect}`,
      "frame-ancestors 'none'",
      "form-action 'self'",
      "base-uri 'none'",
      "object-src 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
  };
}

/** What goes with a stored file: nothing of it may run, load or be framed, whatever it contains (attack F2). */
export const fileHeaders = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
};

/** Whether a browser says that another site sent this request; what sends no Origin is no browser form or script. */
export function isForeignOrigin(request: Pick<IncomingMessage, "headers">, publicUrl: string): boolean {
  const { origin, host } = request.headers;
  if (!origin) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host && new URL(origin).origin !== new URL(publicUrl).origin;
}
