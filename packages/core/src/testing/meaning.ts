import type { Actor } from "../actor.ts";
import { createEmbedder } from "../adapters/embedder.ts";
import { type ArticleDraft, searchArticles, syncEmbeddings } from "../kb/index.ts";
import { startEmbeddingServer } from "./embedding-server.ts";
import { type TestOrg, testOrg } from "./test-org.ts";
import { visitor, writeArticle } from "./written-articles.ts";

/** A server of embeddings, organisations that use it, and what tests of search by meaning do over and over. */
export async function meaningDesk() {
  const server = await startEmbeddingServer();
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

  const publish = async (org: TestOrg, slug: string, given: Partial<ArticleDraft> = {}) =>
    (await writeArticle(org, { slug, ...given })).id;

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
  return { server, errors, log, connect, meaningfulOrg, publish, sync, find, vectorsOf };
}
