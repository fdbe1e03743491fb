import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEmbedder } from "../../adapters/embedder.ts";
import { embeddingsBody, placeOf } from "../../testing/embedding-server.ts";
import { meaningDesk } from "../../testing/meaning.ts";
import type { TestOrg } from "../../testing/test-org.ts";
import { visitor } from "../../testing/written-articles.ts";
import { retrievePassages } from "../index.ts";

const { server, errors, log, connect, meaningfulOrg, publish, sync, find } = await meaningDesk();
beforeEach(() => server.behave({ kind: "right" }));
afterAll(() => server.close());

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

it("no model is no embedder", () => {
  expect(createEmbedder({ apiKey: "key" }, log)).toBeNull();
  expect(createEmbedder({ embeddingModel: "meaning-1" }, log)).toBeNull();
});
