import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../actor.ts";
import { createEmbedder } from "../../adapters/embedder.ts";
import {
  type EmbeddingServer,
  embeddingsBody,
  placeOf,
  startEmbeddingServer,
} from "../../testing/embedding-server.ts";
import { type TestOrg, testOrg } from "../../testing/test-org.ts";
import {
  catchUpEmbeddings,
  createArticle,
  deleteArticle,
  publishArticle,
  retrievePassages,
  searchArticles,
  syncEmbeddings,
  unpublishArticle,
} from "../index.ts";
import { updateArticle } from "../save-article.ts";

const visitor: Actor = { kind: "visitor" };

let server: EmbeddingServer;
beforeAll(async () => {
  server = await startEmbeddingServer();
});
beforeEach(() => server.behave({ kind: "right" }));
afterAll(() => server.close());

const errors: string[] = [];
const log = { info: () => undefined, error: (message: string) => void errors.push(message) };

/** A fresh one each time: what it remembers and how it fares is its own. */
function connect(org: TestOrg, embeddingModel = "meaning-1") {
  org.ports.embedder = createEmbedder({ baseUrl: server.baseUrl, embeddingModel }, log);
}

async function meaningfulOrg() {
  const org = await testOrg({ tier: "premium" });
  connect(org);
  return org;
}

const fieldsOf = (slug: string, given: Partial<ArticleFields> = {}): ArticleFields => ({
  slug,
  title: slug,
  excerpt: "",
  body: "",
  categoryId: null,
  tags: [],
  intents: [],
  visibility: "public",
  ...given,
});

async function publish(org: TestOrg, slug: string, given: Partial<ArticleFields> = {}) {
  const ctx = org.as(org.admin);
  const article = await createArticle(ctx, fieldsOf(slug, given));
  await publishArticle(ctx, { articleId: article.id });
  return article.id;
}

const jobOf = (org: TestOrg) => org.as({ kind: "system", job: "kb.embedding_sync" });
const sync = (org: TestOrg) => syncEmbeddings(jobOf(org));
const find = async (org: TestOrg, query: string, actor: Actor = visitor, categoryId?: string) =>
  (await searchArticles(org.as(actor), { query, categoryId, limit: 20 })).map(({ slug }) => slug);
const vectorsOf = (org: TestOrg) =>
  org.ports.db.withOrg(org.org.id, async (tx) => {
    const rows = await tx.passageEmbedding.findMany({
      select: { model: true, dimensions: true, passage: { select: { articleId: true } } },
    });
    return rows.map(({ model, dimensions, passage }) => ({
      model,
      dimensions,
      articleId: passage.articleId,
    }));
  });

describe("search by words and meaning", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await meaningfulOrg();
    await publish(org, "invoices", { title: "Download an invoice", body: "Every invoice is a PDF." });
    await publish(org, "vehicles", { title: "Park an automobile", body: "Leave your automobile below." });
    await publish(org, "notes", { title: "Secret automobile", body: "Vehicles.", visibility: "internal" });
    await publish(org, "fleet", { title: "Automobile fleet", categoryId: org.categories.billing });
    await sync(org);
  });
  beforeEach(() => connect(org));

  it("finds what no word of the query says", async () => {
    const embedder = org.ports.embedder;
    org.ports.embedder = null;
    expect(await find(org, "receipts")).toEqual([]);
    org.ports.embedder = embedder;
    expect(await find(org, "receipts")).toEqual(["invoices"]);
    const passages = await retrievePassages(org.as(visitor), { query: "receipts", limit: 5 });
    expect(passages.map(({ slug }) => slug)).toEqual(["invoices"]);
  });

  it("puts first what both find", async () => {
    expect((await find(org, "park car"))[0]).toBe("vehicles");
  });

  it("finds nothing for what nothing means", async () => {
    expect(await find(org, "puppy")).toEqual([]);
    expect(await find(org, "   ")).toEqual([]);
  });

  it("I3: shows internal articles to staff alone, and keeps to a category", async () => {
    expect((await find(org, "car")).toSorted()).toEqual(["fleet", "vehicles"]);
    expect((await find(org, "car", org.customer)).toSorted()).toEqual(["fleet", "vehicles"]);
    expect((await find(org, "car", org.agent)).toSorted()).toEqual(["fleet", "notes", "vehicles"]);
    expect(await find(org, "car", visitor, org.categories.billing)).toEqual(["fleet"]);
    const passages = await retrievePassages(org.as(org.agent), { query: "car", limit: 20 });
    expect(passages.map(({ slug }) => slug)).not.toContain("notes");
  });

  it("I3, T5: another organisation's vectors are neither found nor seen", async () => {
    const other = await meaningfulOrg();
    await publish(other, "theirs", { title: "Their automobile" });
    await sync(other);
    expect(await find(other, "car")).toEqual(["theirs"]);
    expect(await find(org, "car")).not.toContain("theirs");
    expect(await find(await meaningfulOrg(), "car")).toEqual([]);
    const seen = await org.ports.db.withOrg(org.org.id, (tx) =>
      tx.passageEmbedding.count({ where: { orgId: other.org.id } }),
    );
    expect(seen).toBe(0);
  });

  it("asks the model once for a query, and not for a letter or two", async () => {
    server.requests.length = 0;
    await find(org, "car");
    await find(org, " CAR ");
    await find(org, "ca");
    expect(server.requests).toEqual([{ model: "meaning-1", input: ["car"] }]);
  });
});

describe("a service that fails", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await meaningfulOrg();
    await publish(org, "vehicles", { title: "Park an automobile", body: "Leave your car below." });
    await sync(org);
  });
  beforeEach(() => {
    errors.length = 0;
    connect(org);
  });

  const place = placeOf("car");
  it.each([
    ["says no", { kind: "status", status: 500 }],
    ["refuses the key", { kind: "status", status: 401 }],
    ["says nothing of the kind", { kind: "body", body: () => ({ ok: true }) }],
    ["says too little", { kind: "body", body: () => embeddingsBody([]) }],
    ["says too much", { kind: "body", body: () => embeddingsBody([place, place]) }],
    ["says no direction", { kind: "body", body: () => embeddingsBody([place.map(() => 0)]) }],
    ["says no number", { kind: "body", body: () => embeddingsBody([place.map(() => Number.NaN)]) }],
  ] as const)("that %s leaves the words", async (_, behaviour) => {
    server.behave(behaviour);
    expect(await find(org, "park")).toEqual(["vehicles"]);
    expect(errors).toHaveLength(1);
  });

  it("that says a vector of another length leaves the words", async () => {
    server.behave({ kind: "body", body: () => embeddingsBody([[1, 0, 0]]) });
    expect(await find(org, "park")).toEqual(["vehicles"]);
  });

  it("that is not there leaves the words, and is left alone for a while", async () => {
    server.behave({ kind: "status", status: 503 });
    server.requests.length = 0;
    expect(await find(org, "vehicle")).toEqual([]);
    expect(await find(org, "automobile")).toEqual(["vehicles"]);
    expect(server.requests).toHaveLength(1);
  });

  it("that is slow keeps nobody waiting, and its answer serves the next search", async () => {
    server.behave({ kind: "slow", ms: 1_200 });
    const begun = performance.now();
    expect(await find(org, "vehicle")).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1_100);
    await expect.poll(() => find(org, "vehicle"), { timeout: 5_000 }).toEqual(["vehicles"]);
  });
});

describe("kb.embedding_sync", () => {
  it("is asked for by publishing, in the same transaction, and brings the vectors in step", async () => {
    const org = await meaningfulOrg();
    const ctx = org.as(org.admin);
    const { id: orgId } = org.org;
    const { id } = await createArticle(ctx, fieldsOf("dogs", { title: "Walk a dog" }));
    const asked = () => org.ports.enqueued.filter(({ name }) => name === "kb.embedding_sync");
    expect(asked()).toEqual([]);
    await publishArticle(ctx, { articleId: id });
    expect(asked()).toEqual([{ name: "kb.embedding_sync", payload: { orgId } }]);
    expect(await find(org, "puppy")).toEqual([]);
    await sync(org);
    expect(await vectorsOf(org)).toEqual([{ model: "meaning-1", dimensions: 64, articleId: id }]);
    expect(await find(org, "puppy")).toEqual(["dogs"]);

    await updateArticle(ctx, id, 1, fieldsOf("dogs", { title: "Mind a password" }));
    expect(asked()).toHaveLength(2);
    expect(await find(org, "puppy")).toEqual([]);
    await sync(org);
    expect(await find(org, "credentials")).toEqual(["dogs"]);

    await unpublishArticle(ctx, { articleId: id, revision: 2 });
    expect(await vectorsOf(org)).toEqual([]);
    expect(await find(org, "credentials")).toEqual([]);
  });

  it("deleting an article takes its vectors with it", async () => {
    const org = await meaningfulOrg();
    const kept = await publish(org, "dogs", { title: "Walk a dog" });
    const gone = await publish(org, "hounds", { title: "Walk a hound" });
    await sync(org);
    expect((await find(org, "puppy")).toSorted()).toEqual(["dogs", "hounds"]);
    await deleteArticle(org.as(org.admin), { articleId: gone, revision: 1 });
    expect((await vectorsOf(org)).map(({ articleId }) => articleId)).toEqual([kept]);
    expect(await find(org, "puppy")).toEqual(["dogs"]);
  });

  it("does nothing the second time, and everything anew for another model", async () => {
    const org = await meaningfulOrg();
    await publish(org, "dogs", { title: "Walk a dog" });
    await sync(org);
    server.requests.length = 0;
    await sync(org);
    expect(server.requests).toEqual([]);
    connect(org, "meaning-2");
    expect(await find(org, "puppy")).toEqual([]);
    await sync(org);
    expect(await vectorsOf(org)).toMatchObject([{ model: "meaning-2" }]);
    expect(await find(org, "puppy")).toEqual(["dogs"]);
  });

  it("sends many in batches; what was done before a failure stays", async () => {
    const org = await meaningfulOrg();
    const sections = Array.from({ length: 100 }, (_, index) => `## Part ${index}\n\nA dog, ${index}.`);
    await publish(org, "dogs", { title: "Dogs", body: sections.join("\n\n") });
    server.requests.length = 0;
    server.behave({
      kind: "body",
      body: (input) => (input.length === 96 ? embeddingsBody(input.map(placeOf)) : { error: "enough" }),
    });
    await expect(sync(org)).rejects.toThrow();
    expect(await vectorsOf(org)).toHaveLength(96);
    server.behave({ kind: "right" });
    await sync(org);
    expect(await vectorsOf(org)).toHaveLength(100);
    expect(server.requests.map(({ input }) => input.length)).toEqual([96, 4, 4]);
  });

  it("is asked for at the start where vectors are missing, and only there", async () => {
    const org = await testOrg({ tier: "premium" });
    await publish(org, "dogs", { title: "Walk a dog" });
    const askedFor = () =>
      org.ports.enqueued.filter(
        ({ name, payload }) => name === "kb.embedding_sync" && Object(payload).orgId === org.org.id,
      );
    expect(askedFor()).toEqual([]);
    await catchUpEmbeddings(org.ports);
    expect(askedFor()).toEqual([]);
    connect(org);
    await catchUpEmbeddings(org.ports);
    expect(askedFor()).toHaveLength(1);
    await sync(org);
    await catchUpEmbeddings(org.ports);
    expect(askedFor()).toHaveLength(1);
  });
});

it("no model is no embedder", () => {
  expect(createEmbedder({ apiKey: "key" }, log)).toBeNull();
  expect(createEmbedder({ embeddingModel: "meaning-1" }, log)).toBeNull();
});
