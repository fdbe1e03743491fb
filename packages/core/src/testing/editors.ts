import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import { newId } from "../ids.ts";
import { getForStaff, publishDraft, searchArticles, startArticle } from "../kb/index.ts";
import { testOrg } from "./test-org.ts";

/** An organisation with two admins who write articles, another one, and what tests of writing do over and over. */
export async function editorsDesk() {
  const desk = await testOrg({ tier: "premium" });
  const foreign = await testOrg();
  const ana = desk.admin;
  const ben = await desk.addMember("admin");
  let count = 0;
  const fieldsOf = (given: Partial<ArticleFields> = {}): ArticleFields => {
    count += 1;
    return {
      slug: `writing-${count}`,
      title: `Writing ${count}`,
      excerpt: "An excerpt.",
      body: "## First\n\nText.",
      categoryId: null,
      tags: [],
      intents: [],
      visibility: "public",
      ...given,
    };
  };

  const start = (fields: ArticleFields, articleId = newId(), actor = ana) =>
    startArticle(desk.as(actor), { articleId, locale: "en", fields });

  async function published(given: Partial<ArticleFields> = {}) {
    const fields = fieldsOf(given);
    const { articleId } = await start(fields);
    await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    return { articleId, fields };
  }

  const editing = (articleId: string) => getForStaff(desk.as(desk.agent), { articleId });
  const found = async (query: string) =>
    (await searchArticles(desk.as({ kind: "visitor" }), { query })).map(({ slug }) => slug);
  const eventsOf = (articleId: string) =>
    desk.ports.db.withOrg(desk.org.id, async (tx) => {
      const rows = await tx.event.findMany({
        where: { subjectId: articleId },
        select: { kind: true },
        orderBy: { createdAt: "asc" },
      });
      return rows.map(({ kind }) => kind);
    });
  return { desk, foreign, ana, ben, fieldsOf, start, published, editing, found, eventsOf };
}
