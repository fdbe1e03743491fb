import { createHash } from "node:crypto";
import type { StoragePort } from "../ports.ts";

type Signer = Pick<StoragePort, "sign">;

/** An event as it is read for sealing: its id, and everything in it as one line. */
export type SealedRow = { id: string; line: string };

/** A seal as it is kept. */
export type Seal = {
  seq: number;
  untilAt: Date;
  eventIds: string[];
  digests: Uint8Array;
  previousMac: string;
  mac: string;
  keyId: string;
};

/** Which key seals are made with now, without saying anything of it. */
export const keyIdOf = (signer: Signer): string => signer.sign("handrail audit key").slice(0, 12);

/** PURE. What is kept of an event's content. */
export const digestOf = (line: string): Buffer => createHash("sha256").update(line).digest();

export const digestBytes = 32;

/** The seal's own signature: over the organisation, its place, the seal before and the batch. */
export function macOf(signer: Signer, orgId: string, seal: Omit<Seal, "mac">): string {
  const content = createHash("sha256").update(seal.eventIds.join("\n")).update("\n").update(seal.digests);
  return signer.sign(
    [
      "handrail audit seal",
      orgId,
      seal.seq,
      seal.untilAt.toISOString(),
      seal.previousMac,
      seal.keyId,
      seal.eventIds.length,
      content.digest("hex"),
    ].join("\n"),
  );
}

/** PURE. The seal after `previous`, over a batch that is not empty. */
export function makeSeal(
  signer: Signer,
  orgId: string,
  previous: Pick<Seal, "seq" | "mac"> | null,
  rows: readonly SealedRow[],
  untilAt: Date,
): Seal {
  const seal = {
    seq: (previous?.seq ?? 0) + 1,
    untilAt,
    eventIds: rows.map(({ id }) => id),
    digests: new Uint8Array(Buffer.concat(rows.map(({ line }) => digestOf(line)))),
    previousMac: previous?.mac ?? "",
    keyId: keyIdOf(signer),
  };
  return { ...seal, mac: macOf(signer, orgId, seal) };
}

/**
 * What is wrong with a seal itself, whatever its events are. `other_key`: in its place, but only who has that key can say
 * more.
 */
export function sealProblem(
  signer: Signer,
  orgId: string,
  previous: Pick<Seal, "seq" | "mac"> | null,
  seal: Seal,
): "seal_missing" | "other_key" | "seal_changed" | null {
  if (seal.seq !== (previous?.seq ?? 0) + 1) return "seal_missing";
  const isInPlace = seal.previousMac === (previous?.mac ?? "");
  if (!isInPlace || seal.digests.byteLength !== seal.eventIds.length * digestBytes) return "seal_changed";
  if (seal.keyId !== keyIdOf(signer)) return "other_key";
  return seal.mac === macOf(signer, orgId, seal) ? null : "seal_changed";
}

/** PURE. Which events of a seal are gone, and which say something else than they did. */
export function compareEvents(seal: Pick<Seal, "eventIds" | "digests">, rows: readonly SealedRow[]) {
  const lines = new Map(rows.map(({ id, line }) => [id, line]));
  const missing: string[] = [];
  const changed: string[] = [];
  seal.eventIds.forEach((id, index) => {
    const line = lines.get(id);
    const kept = seal.digests.subarray(index * digestBytes, (index + 1) * digestBytes);
    if (line === undefined) missing.push(id);
    else if (!digestOf(line).equals(kept)) changed.push(id);
  });
  return { missing, changed };
}
