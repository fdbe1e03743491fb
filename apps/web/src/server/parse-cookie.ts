/** Names → values of a Cookie header (RFC 6265 §5.4); a value that is not percent-encoded UTF-8 is kept as it came. */
export function parseCookie(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    const value = pair.slice(at + 1).trim();
    const name = pair.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, decode(value));
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
