import { maxSynonyms, type saveSynonymInput, type synonymInput } from "@handrail/contracts/inputs/search";
import type { z } from "zod";
import { type ServiceContext, withTransaction } from "../context.ts";
import { emit } from "../emit.ts";
import { DomainError, found } from "../errors.ts";
import { newId } from "../ids.ts";
import { synonymStems } from "./search/synonym-rules.ts";

/** Words that mean the same to the organisation's customers, by their first phrase. */
export function listSynonyms(ctx: ServiceContext) {
  return withTransaction(ctx, async (ctx) => {
    const rows = await ctx.tx.searchSynonym.findMany({
      where: { orgId: ctx.org.id },
      select: { id: true, phrases: true, updatedAt: true },
      take: maxSynonyms,
    });
    return rows.toSorted((a, b) => (a.phrases[0] ?? "").localeCompare(b.phrases[0] ?? ""));
  });
}

const distinct = (phrases: readonly string[]) => {
  const seen = new Map(phrases.map((phrase) => [phrase.toLowerCase(), phrase]));
  return [...seen.values()];
};

/** Makes or changes an entry; the next search knows it. INVALID naming `phrases` where fewer than two differ or one has no word; LIMIT_REACHED. */
export function saveSynonym(ctx: ServiceContext, input: z.output<typeof saveSynonymInput>) {
  return withTransaction(ctx, async (ctx) => {
    const orgId = ctx.org.id;
    const phrases = distinct(input.phrases);
    if (phrases.length < 2 || phrases.some((phrase) => synonymStems([[phrase]]).length === 0)) {
      throw new DomainError("INVALID", "invalid_input", { fields: { phrases: ["two that differ"] } });
    }
    const row = { phrases, stems: synonymStems([phrases]), updatedAt: ctx.now() };
    const id = input.id ?? newId();
    if (input.id) {
      const { count } = await ctx.tx.searchSynonym.updateMany({ where: { orgId, id }, data: row });
      found(count === 1 ? count : null);
    } else {
      const count = await ctx.tx.searchSynonym.count({ where: { orgId } });
      if (count >= maxSynonyms) throw new DomainError("LIMIT_REACHED", "too_many_synonyms");
      await ctx.tx.searchSynonym.create({
        data: { orgId, id, createdAt: ctx.now(), ...row },
        select: { id: true },
      });
    }
    await emit(ctx, { kind: "synonym.saved", subjectId: id, data: { phrases } });
    return { id, phrases };
  });
}

/** Removes an entry. */
export function removeSynonym(ctx: ServiceContext, { id }: z.output<typeof synonymInput>) {
  return withTransaction(ctx, async (ctx) => {
    const where = { orgId: ctx.org.id, id };
    const { phrases } = found(await ctx.tx.searchSynonym.findFirst({ where, select: { phrases: true } }));
    await ctx.tx.searchSynonym.deleteMany({ where });
    await emit(ctx, { kind: "synonym.removed", subjectId: id, data: { phrases } });
    return { id };
  });
}
