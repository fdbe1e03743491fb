import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../ids.ts";
import { openVectorDatabase, type VectorDatabase } from "../../testing/vector-database.ts";
import { findNearest } from "./nearest.ts";

const dimensions = 8;
const model = "meaning-1";
const ours = newId();
const theirs = newId();
const category = newId();

let database: VectorDatabase;
const named = new Map<string, string>();

/** A direction of length 1 that leans towards `axis`. */
function towards(axis: number, lean: number): number[] {
  const other = Math.sqrt(1 - lean ** 2);
  return Array.from({ length: dimensions }, (_, index) =>
    index === axis ? lean : index === (axis + 1) % dimensions ? other : 0,
  );
}

type Given = {
  orgId?: string;
  status?: string;
  visibility?: string;
  categoryId?: string | null;
  model?: string;
};

async function addPassage(name: string, vector: number[], given: Given = {}) {
  const { orgId = ours, status = "published", visibility = "public", categoryId = null } = given;
  const articleId = newId();
  const passageId = newId();
  named.set(passageId, name);
  await database.fill(
    `INSERT INTO article (org_id, id, translation_key, slug, title, body, status, visibility, category_id)
     VALUES ($1, $2, $2, $3, $3, '', $4::article_status, $5::article_visibility, $6)`,
    [orgId, articleId, name, status, visibility, categoryId],
  );
  await database.fill(
    `INSERT INTO passage (org_id, id, article_id, revision, position, body, number) VALUES ($1, $2, $3, 1, 0, '', $4)`,
    [orgId, passageId, articleId, named.size],
  );
  await database.fill(
    `INSERT INTO passage_embedding (org_id, passage_id, model, dimensions, vector)
     VALUES ($1, $2, $3, $4, $5::real[])`,
    [orgId, passageId, given.model ?? model, vector.length, vector],
  );
}

beforeAll(async () => {
  database = await openVectorDatabase();
  for (const orgId of [ours, theirs]) {
    await database.fill("INSERT INTO organization (id, slug, name, updated_at) VALUES ($1, $2, $2, now())", [
      orgId,
      `org-${orgId}`,
    ]);
  }
  await database.fill(`INSERT INTO category (org_id, id, key, name) VALUES ($1, $2, 'billing', 'Billing')`, [
    ours,
    category,
  ]);
  await addPassage("same", towards(0, 1));
  await addPassage("near", towards(0, 0.9), { categoryId: category });
  await addPassage("staff", towards(0, 0.8), { visibility: "internal" });
  await addPassage("far", towards(3, 1));
  await addPassage("against", towards(0, -0.9));
  await addPassage("draft", towards(0, 1), { status: "draft" });
  await addPassage("of-another-model", towards(0, 1), { model: "meaning-2" });
  await addPassage("of-another-length", [1, 0, 0]);
  await addPassage("of-another-organisation", towards(0, 1), { orgId: theirs });
}, 120_000);
afterAll(() => database.close());

type Limits = { withInternal?: boolean; categoryId?: string | null };

async function nearest(byServer: boolean, { withInternal = false, categoryId = null }: Limits = {}) {
  const asked = { orgId: ours, model, vector: Float32Array.from(towards(0, 1)), withInternal, categoryId };
  const near = await database.within(ours, (sql) => findNearest(sql, asked, byServer));
  return near.map(({ id, likeness }) => ({ name: named.get(id), likeness: Number(likeness.toFixed(5)) }));
}

it("I3, T5: pgvector measures what the reader may read, best first", async () => {
  expect(await nearest(true)).toEqual([
    { name: "same", likeness: 1 },
    { name: "near", likeness: 0.9 },
  ]);
  expect((await nearest(true, { withInternal: true })).map(({ name }) => name)).toEqual([
    "same",
    "near",
    "staff",
  ]);
  expect((await nearest(true, { categoryId: category })).map(({ name }) => name)).toEqual(["near"]);
});

it("finds the same as without it, among few and among many", async () => {
  const limits: Limits[] = [{}, { withInternal: true }, { categoryId: category }];
  for (const each of limits) expect(await nearest(true, each)).toEqual(await nearest(false, each));
  for (let index = 0; index < 70; index += 1) {
    await addPassage(`other-${index}`, towards(index % dimensions, 0.2 + (index % 7) / 10));
  }
  for (const each of limits) expect(await nearest(true, each)).toEqual(await nearest(false, each));
  expect((await nearest(true))[0]).toEqual({ name: "same", likeness: 1 });
});
