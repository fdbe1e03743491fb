import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { embeddingsBody, placeOf } from "../testing/embedding-server.ts";
import { meaningDesk } from "../testing/meaning.ts";
import { testOrg } from "../testing/test-org.ts";
import { writeArticle } from "../testing/written-articles.ts";
import { catchUpEmbeddings, deleteArticle, publishArticle, unpublishArticle } from "./index.ts";
import { updateArticle } from "./save-article.ts";

const { server, connect, meaningfulOrg, publish, sync, find, vectorsOf } = await meaningDesk();
beforeEach(() => server.behave({ kind: "right" }));
afterAll(() => server.close());

describe("kb.embedding_sync", () => {
  it("is asked for by publishing, in the same transaction, and brings the vectors in step", async () => {
    const org = await meaningfulOrg();
    const ctx = org.as(org.admin);
    const { id: orgId } = org.org;
    const { id } = await writeArticle(org, { slug: "dogs", title: "Walk a dog" }, false);
    const asked = () => org.ports.enqueued.filter(({ name }) => name === "kb.embedding_sync");
    expect(asked()).toEqual([]);
    await publishArticle(ctx, { articleId: id });
    expect(asked()).toEqual([{ name: "kb.embedding_sync", payload: { orgId } }]);
    expect(await find(org, "puppy")).toEqual([]);
    await sync(org);
    expect(await vectorsOf(org)).toEqual([{ model: "meaning-1", dimensions: 64, articleId: id }]);
    expect(await find(org, "puppy")).toEqual(["dogs"]);

    const other = { slug: "dogs", title: "Mind a password", excerpt: "", body: "", categoryId: null };
    await updateArticle(ctx, id, 1, { ...other, tags: [], intents: [], visibility: "public" });
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
  }, 120_000);
});
