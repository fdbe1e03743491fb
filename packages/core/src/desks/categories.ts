import type { saveCategoryInput } from "@handrail/contracts/inputs/desk-settings";
import type { z } from "zod";
import { type ServiceContext, type TxContext, withTransaction } from "../context.ts";
import { invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { requireTeam } from "./known.ts";
import { recordChange } from "./record.ts";
import { hold, isTaken, nextPlace } from "./tables.ts";

const content = {
  name: true,
  description: true,
  defaultPriority: true,
  teamId: true,
  intents: true,
} as const;

/** Every category with how many tickets, and other things, are in it. */
export function listCategorySettings(ctx: ServiceContext) {
  return withTransaction(ctx, async ({ tx, org }) => {
    const rows = await tx.category.findMany({
      where: { orgId: org.id },
      select: {
        id: true,
        version: true,
        key: true,
        isActive: true,
        ...content,
        _count: {
          select: {
            tickets: true,
            articles: true,
            articleDrafts: true,
            quickIssues: true,
            replyTemplates: true,
          },
        },
      },
      orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    });
    return rows.map(({ _count: { tickets, ...counts }, ...row }) => ({
      ...row,
      uses: { tickets, others: Object.values(counts).reduce((a, b) => a + b, 0) },
    }));
  });
}

/** PURE. The key that a name gives: what triage and saved views know a category by. */
function keyOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 40) || "category"
  );
}

async function freeKey(ctx: TxContext, name: string): Promise<string> {
  const wanted = keyOf(name);
  const rows = await ctx.tx.category.findMany({
    where: { orgId: ctx.org.id, key: { startsWith: wanted } },
    select: { key: true },
  });
  const taken = new Set(rows.map(({ key }) => key));
  let key = wanted;
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}_${n}`;
  return key;
}

/**
 * Adds a category, its key made from its name, or changes one. Throws INVALID naming `name` where it is taken,
 * NOT_FOUND also naming `teamId`, CONFLICT `setting_changed`.
 */
export function saveCategory(ctx: ServiceContext, input: z.output<typeof saveCategoryInput>) {
  return withTransaction(ctx, async (ctx) => {
    const { id, version, ...values } = input;
    const { id: orgId } = ctx.org;
    if (id) await hold(ctx, "category", id, version);
    await requireTeam(ctx, "teamId", values.teamId);
    if (await isTaken(ctx, "category", values.name, id)) throw invalid({ name: ["taken"] });
    const before = id ? await ctx.tx.category.findFirst({ where: { orgId, id }, select: content }) : null;
    const savedId = id ?? newId();
    if (id) {
      await ctx.tx.category.updateMany({
        where: { orgId, id },
        data: { ...values, version: { increment: 1 } },
      });
    } else {
      const place = { key: await freeKey(ctx, values.name), sortOrder: await nextPlace(ctx, "category") };
      await ctx.tx.category.create({
        data: { orgId, id: savedId, ...place, ...values, createdAt: ctx.now() },
        select: { id: true },
      });
    }
    await recordChange(ctx, "setting.saved", { of: "category", id: savedId, before, after: values });
    return { id: savedId };
  });
}
