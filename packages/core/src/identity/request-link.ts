import type { requestLinkInput } from "@handrail/contracts/inputs/members";
import type { z } from "zod";
import { newId } from "../ids.ts";
import type { Entry } from "./internal.ts";
import { type LinkKind, peerKey } from "./rules.ts";

/**
 * Notes that somebody asks for a link. Known and unknown addresses are treated alike: the worker finds out which it
 * is, so neither the answer nor its timing tells (attack A5). Throws LIMIT_REACHED and UNAVAILABLE (attack A6).
 */
export async function requestLink(
  entry: Entry,
  kind: LinkKind,
  { email }: z.output<typeof requestLinkInput>,
): Promise<void> {
  const { db, jobs, limiter } = entry.ports;
  await limiter.consume("link_ip", peerKey(entry.clientIp));
  await limiter.consume("link", email);
  const requestId = newId();
  await db.withNobody(async (tx) => {
    await tx.linkRequest.createMany({ data: [{ id: requestId, email, kind, createdAt: entry.now() }] });
    await jobs.enqueue({ tx }, "mail.link", { requestId });
  });
}
