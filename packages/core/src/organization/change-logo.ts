import { requireMember } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { invalid } from "../errors.ts";
import { redraw, sniff } from "../files/index.ts";
import { newId } from "../ids.ts";
import { logoUrl } from "./queries.ts";
import { largestLogo, logoExtension } from "./rules.ts";

const largestLogoSide = 512;

async function store(ctx: ServiceContext, bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > largestLogo) throw invalid({ logo: ["too large"] }, "payload_too_large");
  const type = await sniff(bytes);
  const picture = logoExtension(type) && (await redraw(bytes, type, largestLogoSide));
  if (!picture) throw invalid({ logo: ["not a PNG, JPEG or WebP image"] }, "file_type");
  const key = `${ctx.org.id}/logo/${newId()}.${logoExtension(picture.contentType)}`;
  await ctx.ports.storage.put(key, picture.bytes);
  return key;
}

/**
 * Gives the organisation a logo, or takes it away (null). What a file is, its content says, not its name (attack F2).
 * Throws INVALID `file_type` or `payload_too_large` naming `logo`, and LIMIT_REACHED.
 */
export async function changeLogo(ctx: ServiceContext, bytes: Uint8Array | null) {
  await ctx.ports.limiter.consume("upload", requireMember(ctx.actor).membershipId);
  const logoKey = bytes && (await store(ctx, bytes));
  await withTransaction(ctx, async (ctx) => {
    await ctx.tx.organization.update({
      where: { id: ctx.org.id },
      data: { logoKey, updatedAt: ctx.now() },
      select: { id: true },
    });
    await emit(ctx, { kind: "organization.changed", data: { logo: logoKey ? "changed" : "removed" } });
  });
  if (ctx.org.logoKey) await ctx.ports.storage.remove(ctx.org.logoKey);
  return { logoUrl: logoUrl(ctx, logoKey) };
}
