import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { expireFile, storeArticleImage } from "../files/index.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { editorsDesk } from "../testing/editors.ts";
import {
  archiveArticle,
  bulkArticles,
  deleteArticle,
  linkQuickIssue,
  publishDraft,
  unpublishArticle,
} from "./index.ts";

const { desk, ana, fieldsOf, start, published, editing, found, eventsOf } = await editorsDesk();

describe("taking away", () => {
  it("unpublished and archived articles are found by nobody, and come back with their old text", async () => {
    const { articleId, fields } = await published({ title: "Zeppelins", body: "Zeppelins float." });
    for (const away of [unpublishArticle, archiveArticle]) {
      await away(desk.as(ana), { articleId, revision: 1 });
      expect(await found("zeppelins")).toEqual([]);
      await publishDraft(desk.as(ana), { articleId, version: 0, revision: 1 });
      expect(await found("zeppelins")).toEqual([fields.slug]);
    }
    const stale = archiveArticle(desk.as(ana), { articleId, revision: 2 });
    expect(await outcomeOf(stale)).toBe("CONFLICT: draft_changed");
  });

  it("deletes for good, but not while a quick issue opens it", async () => {
    const { articleId } = await published({ title: "Marimbas", body: "Marimbas resound." });
    const id = newId();
    await desk.ports.db.withOrg(desk.org.id, (tx) =>
      tx.quickIssue.create({ data: { orgId: desk.org.id, id, title: "Marimba", suggestedType: "question" } }),
    );
    await linkQuickIssue(desk.as(ana), { articleId, quickIssueId: id, linked: true });
    const remove = () => outcomeOf(deleteArticle(desk.as(ana), { articleId, revision: 1 }));
    expect(await remove()).toBe("PRECONDITION: article_in_use");
    expect(await found("marimbas")).toHaveLength(1);
    await linkQuickIssue(desk.as(ana), { articleId, quickIssueId: id, linked: false });
    expect(await remove()).toBe("ok");
    expect(await outcomeOf(editing(articleId))).toBe("NOT_FOUND: not_found");
    expect(await found("marimbas")).toEqual([]);
    expect(await remove()).toBe("NOT_FOUND: not_found");
    expect((await eventsOf(articleId)).at(-1)).toBe("article.deleted");
  });

  it("deletes its images with it, unless another article has shown them", async () => {
    const store = async (name: string, background: string) => {
      const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } });
      return storeArticleImage(desk.as(ana), { bytes: await picture.png().toBuffer(), name });
    };
    const own = await store("own.png", "#0a7");
    const shared = await store("shared.png", "#a07");
    const { articleId } = await published({ body: `![Own](${own.url}) ![Shared](${shared.url})` });
    await published({ body: `![Shared](${shared.url})` });
    desk.ports.enqueued.length = 0;
    await deleteArticle(desk.as(ana), { articleId, revision: 1 });
    const images = [own.id, shared.id];
    const expiring = desk.ports.enqueued.filter(({ name }) => name === "file.expire");
    expect(expiring.map(({ payload }) => Object(payload).attachmentId).toSorted()).toEqual(images.toSorted());
    const gone = await Promise.all(images.map((id) => expireFile(desk.as(ana), id)));
    expect(gone).toEqual([true, false]);
  });

  it("in bulk does what it can and says why it could not do the rest", async () => {
    const good = await start(fieldsOf());
    const { fields: taken } = await published();
    const clash = await start(fieldsOf({ slug: taken.slug, title: "Clash" }));
    const empty = await start(fieldsOf({ body: "", title: "Empty" }));
    const gone = newId();
    const articleIds = [good, clash, empty].map(({ articleId }) => articleId);
    const { done, failed } = await bulkArticles(desk.as(ana), {
      articleIds: [...articleIds, gone],
      action: "publish",
    });
    expect(done).toEqual([good.articleId]);
    expect(failed).toEqual([
      { articleId: clash.articleId, title: "Clash", reason: "slug_taken", fields: ["slug"] },
      { articleId: empty.articleId, title: "Empty", reason: "invalid_input", fields: ["body"] },
      { articleId: gone, title: null, reason: "not_found", fields: [] },
    ]);
  });
});
