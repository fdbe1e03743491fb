/** Sessions end after this time, however often they are used. */
export const sessionSeconds = 30 * 24 * 60 * 60;

export const isSecureAddress = (publicUrl: string) => publicUrl.startsWith("https:");

/**
 * The cookie of a session: bound to this very host where the address is https. The port is part of the name, because
 * browsers share cookies between the ports of one host, and two installations may run side by side.
 */
export function sessionCookie(publicUrl: string): string {
  const { port } = new URL(publicUrl);
  return `${isSecureAddress(publicUrl) ? "__Host-" : ""}handrail-session${port ? `-${port}` : ""}`;
}
