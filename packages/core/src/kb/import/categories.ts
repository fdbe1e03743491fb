import type { KbImportOptions } from "@handrail/contracts/inputs/kb-import";
import { type ServiceContext, withTransaction } from "../../context.ts";
import { notFoundField } from "../../errors.ts";
import { newId } from "../../ids.ts";
import { folderSaying } from "./category-names.ts";
import { slugOf } from "./slugs.ts";
import type { CategoryFolder } from "./types.ts";

const folded = (name: string) => name.trim().toLowerCase();

type Wanted = {
  names: readonly string[];
  options: KbImportOptions;
  folders: ReadonlyMap<string, CategoryFolder>;
  isCheck: boolean;
};

/**
 * Names → ids of the categories that articles go into: those that are there, and, where wanted, new ones. A check makes
 * none. NOT_FOUND naming `categoryId` for one of another organisation.
 */
export function settleCategories(
  ctx: ServiceContext,
  { names, options, folders, isCheck }: Wanted,
): Promise<{ ids: Map<string, string>; created: string[] }> {
  return withTransaction(ctx, async ({ tx, org, now }) => {
    const all = await tx.category.findMany({
      where: { orgId: org.id },
      select: { id: true, key: true, name: true, sortOrder: true },
    });
    if (options.categoryId && !all.some(({ id }) => id === options.categoryId))
      throw notFoundField("categoryId");
    const byName = new Map(all.map(({ id, name }) => [folded(name), id]));
    const byKey = new Map(all.map(({ id, key }) => [key, id]));
    const ids = new Map<string, string>();
    const created: string[] = [];
    let last = Math.max(0, ...all.map(({ sortOrder }) => sortOrder));
    for (const name of names) {
      const known = byName.get(folded(name)) ?? byKey.get(slugOf(name));
      if (known) ids.set(name, known);
      if (known || !options.createCategories) continue;
      created.push(name);
      if (isCheck) continue;
      const id = newId();
      const base = slugOf(name).slice(0, 60) || "category";
      const key = byKey.has(base) ? `${base}-${id.slice(-6)}` : base;
      const said = folderSaying(name, folders);
      last += 1;
      await tx.category.create({
        data: {
          orgId: org.id,
          id,
          key,
          name,
          description: said?.description?.slice(0, 500) ?? "",
          sortOrder: last,
          createdAt: now(),
        },
        select: { id: true },
      });
      byKey.set(key, id);
      byName.set(folded(name), id);
      ids.set(name, id);
    }
    return { ids, created };
  });
}
