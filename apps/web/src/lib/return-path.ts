/** PURE. Where to go after sign-in: a path of our own, never another site's address. */
export function safeReturnPath(given: string | null | undefined, fallback = "/"): string {
  const here = "http://handrail.invalid";
  if (!given?.startsWith("/") || !URL.canParse(given, here)) return fallback;
  const url = new URL(given, here);
  if (url.origin !== here) return fallback;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? fallback : path;
}
