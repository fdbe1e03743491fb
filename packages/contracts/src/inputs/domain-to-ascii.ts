/** The ASCII (punycode) form of a host name, or the text unchanged where it is no host name. Works in browser and server. */
export function domainToASCII(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}
