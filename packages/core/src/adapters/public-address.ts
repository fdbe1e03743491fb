import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Addresses of the public range behind which a cloud answers its machines about themselves. */
const insidePublicRange = new Set(["168.63.129.16"]);
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];
const translated: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("64:ff9b::"), 96];

/**
 * Whether an address belongs to the open internet. Loopback, private, link-local, shared, mapped, reserved and
 * multicast ones do not, in whichever way they are written.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) {
    return address.range() === "unicast" && !insidePublicRange.has(address.toString());
  }
  if (address.match(...translated)) {
    return isPublicAddress(ipaddr.fromByteArray(address.toByteArray().slice(12)).toString());
  }
  return address.range() === "unicast" && address.match(...globalUnicast);
}

/** A host leads to an address that nobody outside may be sent to. */
export class PrivateAddressError extends Error {
  readonly code = "PRIVATE_ADDRESS";
}

/**
 * Resolves a name while connecting, and refuses where one of its addresses is not public. What it returns is what is
 * connected to, so that a name cannot mean something else a moment later.
 */
export function publicLookup(resolve: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === "string" ? [] : found;
      const isPublic = addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address));
      const refusal = isPublic ? null : new PrivateAddressError(`${hostname} is not on the open internet`);
      const [first] = addresses;
      const failure = error ?? refusal;
      if (failure || !first) callback(failure ?? new Error("no address"), "");
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
