import type { Locale } from "@handrail/contracts";
import type { portalAccessInput } from "@handrail/contracts/inputs/portal";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { newId } from "../ids.ts";
import { requirePortal } from "./portal-form.ts";
import { type AccessKind, countedAddress } from "./rules.ts";

type Noted = { kind: AccessKind; number: string; email: string; locale: Locale };

/** Notes that a link is to be mailed; the worker finds out whether there is anything to link to. */
export async function noteRequest(ctx: TxContext, { kind, number, email, locale }: Noted): Promise<void> {
  const orgId = ctx.org.id;
  const requestId = newId();
  await ctx.tx.portalRequest.create({
    data: { orgId, id: requestId, kind, number, email, locale, createdAt: ctx.now() },
    select: { id: true },
  });
  await ctx.ports.jobs.enqueue({ tx: ctx.tx }, "mail.portal_access", { orgId, requestId });
}

/**
 * Notes that somebody wants to see a ticket. Known and unknown ones are treated alike, so that neither the answer nor
 * its timing tells which numbers and addresses exist. Throws PRECONDITION `portal_off`, LIMIT_REACHED.
 */
export async function requestPortalAccess(
  ctx: ServiceContext,
  input: z.output<typeof portalAccessInput> & { address: string },
): Promise<void> {
  await requirePortal(ctx);
  await ctx.ports.limiter.consume("link_ip", input.address);
  await ctx.ports.limiter.consume("link", countedAddress(ctx.org.id, input.email));
  await withTransaction(ctx, (ctx) => noteRequest(ctx, { ...input, kind: "wanted" }));
}
