import type { Database } from "@handrail/db";
import { requireMember } from "../actor.ts";
import { type OrgSnapshot, type ServiceContext, withTransaction } from "../context.ts";
import { found, notFound } from "../errors.ts";
import { logoTypes } from "./rules.ts";
import { orgSnapshotSchema, snapshotSelect } from "./snapshot.ts";

/** The organisation of an id that came from the database: what jobs run in. Null where there is none. */
export async function organizationById(db: Database, orgId: string): Promise<OrgSnapshot | null> {
  const row = await db.withOrg(orgId, (tx) =>
    tx.organization.findUnique({ where: { id: orgId }, select: snapshotSelect }),
  );
  return row && orgSnapshotSchema.parse(row);
}

/** The organisation of an address; null where there is none. */
export async function organizationBySlug(db: Database, slug: string): Promise<OrgSnapshot | null> {
  const row = await db.withNobody((tx) =>
    tx.organization.findUnique({ where: { slug }, select: snapshotSelect }),
  );
  return row && orgSnapshotSchema.parse(row);
}

/** By host, else by the slug chosen before, else the oldest: what somebody without a session looks at. */
export async function findOrganizationForVisitor(
  db: Database,
  hosts: readonly string[],
  slug: string | null,
): Promise<OrgSnapshot | null> {
  const { rows } = await db.pool.query({
    name: "organization_for_visitor",
    text: `SELECT id, slug, name, tier, locale, time_zone AS "timeZone", accent_hue AS "accentHue", logo_key AS "logoKey",
        deep_links AS "deepLinks", auto_send_pairs AS "autoSendPairs", confidence_threshold AS "confidenceThreshold",
        auto_send_threshold AS "autoSendThreshold", ai_replies AS "aiReplies",
        kb_version AS "kbVersion"
      FROM organization ORDER BY hosts && $1 DESC, (slug = $2) DESC NULLS LAST, created_at, id LIMIT 1`,
    values: [hosts, slug],
  });
  return rows[0] ? orgSnapshotSchema.parse(rows[0]) : null;
}

/** How the organisation presents itself; also to visitors. */
export function getOrganization(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const row = found(
      await ctx.tx.organization.findUnique({
        where: { id: ctx.org.id },
        select: {
          slug: true,
          name: true,
          tier: true,
          locale: true,
          timeZone: true,
          accentHue: true,
          logoKey: true,
          isDemo: true,
        },
      }),
    );
    const { logoKey, ...organization } = row;
    return { ...organization, logoUrl: logoUrl(ctx, logoKey) };
  });
}

/** Where a browser finds the logo; another logo has another address. */
export function logoUrl(ctx: Pick<ServiceContext, "org">, logoKey: string | null): string | null {
  return logoKey && `/api/files/logo/${ctx.org.slug}/${logoKey.slice(logoKey.lastIndexOf("/") + 1)}`;
}

/** The logo that the organisation has now, by the last part of its address. Throws NOT_FOUND. */
export async function openLogo(ctx: ServiceContext, name: string) {
  const { logoKey } = ctx.org;
  if (!logoKey?.endsWith(`/${name}`)) throw notFound();
  const contentType = Object.entries(logoTypes).find(([, extension]) => name.endsWith(`.${extension}`))?.[0];
  return { ...found(await ctx.ports.storage.open(logoKey)), contentType: found(contentType), name };
}

/** The branches that the actor works on: all of them, or an agent's own. */
export function listBranches(ctx: ServiceContext) {
  const { branches } = requireMember(ctx.actor);
  return withTransaction(ctx, (ctx) =>
    ctx.tx.branch.findMany({
      where: { orgId: ctx.org.id, ...(branches === "all" ? {} : { id: { in: [...branches] } }) },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
  );
}

/** Every organisation of the installation, for who runs the platform. */
export function listOrganizations(ctx: ServiceContext) {
  return withTransaction(ctx, (ctx) =>
    ctx.tx.organization.findMany({
      select: { slug: true, name: true, tier: true, locale: true, isDemo: true, createdAt: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 1_000,
    }),
  );
}
