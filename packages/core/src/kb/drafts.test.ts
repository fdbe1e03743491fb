import { staffArticlesInput } from "@handrail/contracts/inputs/kb-admin";
import { describe, expect, it } from "vitest";
import type { MemberActor } from "../actor.ts";
import { newId } from "../ids.ts";
import { outcomeOf } from "../testing/desk.ts";
import { editorsDesk } from "../testing/editors.ts";
import { discardDraft, listForStaff, listRevisions, publishDraft, saveDraft } from "./index.ts";

const { desk, ana, ben, fieldsOf, start, published, editing, found, eventsOf } = await editorsDesk();

describe("a draft", () => {
  it("is nobody's address, nobody's hit and every member of staff's reading until it is published", async () => {
    const fields = fieldsOf({ title: "Xylophones", body: "Xylophones are tuned." });
    const { articleId, slugTaken } = await start(fields);
    expect(slugTaken).toBe(false);
    expect(await found("xylophones")).toEqual([]);
    const shown = await editing(articleId);
    expect(shown).toMatchObject({
      status: "draft",
      slug: `draft-${articleId}`,
      draft: { ...fields, version: 1 },
    });
    expect(await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 })).toMatchObject({
      slug: fields.slug,
      revision: 1,
    });
    expect(await found("xylophones")).toEqual([fields.slug]);
    expect(await eventsOf(articleId)).toEqual(["article.draft_saved", "article.published"]);
  });

  it("is begun once, however often the browser sends it", async () => {
    const fields = fieldsOf();
    const id = newId();
    const answers = await Promise.all([start(fields, id), start(fields, id)]);
    expect(answers.map(({ version }) => version).toSorted()).toEqual([1, 2]);
    expect(await outcomeOf(start(fields, id, ben))).toBe("CONFLICT: draft_changed");
  });

  it("leaves what readers see alone, and is told as changed in the list", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), {
      articleId,
      version: 0,
      revision: 1,
      fields: { ...fields, title: "Later" },
    });
    expect(await editing(articleId)).toMatchObject({
      title: fields.title,
      draft: { title: "Later", version: 1 },
    });
    const { articles } = await listForStaff(
      desk.as(desk.agent),
      staffArticlesInput.parse({ search: fields.slug, edited: true }),
    );
    expect(articles).toMatchObject([{ id: articleId, title: fields.title, hasDraft: true }]);
    await discardDraft(desk.as(ana), { articleId, version: 1 });
    expect((await editing(articleId)).draft).toBeNull();
  });

  it("cannot be discarded where there is nothing else", async () => {
    const { articleId } = await start(fieldsOf());
    expect(await outcomeOf(discardDraft(desk.as(ana), { articleId, version: 1 }))).toBe(
      "PRECONDITION: article_unpublished",
    );
  });

  it("tells the history once for each sitting, and colleagues of every save", async () => {
    const { articleId, version } = await start(fieldsOf());
    const save = (actor: MemberActor, at: number) =>
      saveDraft(desk.as(actor), { articleId, version: at, revision: 1, fields: fieldsOf() });
    await save(ana, version);
    await save(ana, version + 1);
    await save(ben, version + 2);
    expect(await eventsOf(articleId)).toEqual(["article.draft_saved", "article.draft_saved"]);
    const told = desk.ports.published.filter(({ channels }) =>
      channels.includes(`presence-article.${articleId}`),
    );
    expect(told.map(({ data }) => Reflect.get(data, "draftVersion"))).toEqual([2, 3, 4]);
  });
});

describe("two admins", () => {
  it("the second to save is told, and nothing is overwritten", async () => {
    const { articleId, fields } = await published();
    const first = { articleId, version: 0, revision: 1, fields: { ...fields, body: "Ana's text" } };
    await saveDraft(desk.as(ana), first);
    const second = saveDraft(desk.as(ben), { ...first, fields: { ...fields, body: "Ben's text" } });
    expect(await outcomeOf(second)).toBe("CONFLICT: draft_changed");
    const { draft } = await editing(articleId);
    expect(draft).toMatchObject({ body: "Ana's text", version: 1, editor: { name: ana.name } });
  });

  it("who saves while the other publishes is told too", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: { ...fields, body: "A" } });
    await publishDraft(desk.as(ana), { articleId, version: 1, revision: 1 });
    for (const version of [0, 1]) {
      const late = saveDraft(desk.as(ben), { articleId, version, revision: 1, fields });
      expect(await outcomeOf(late)).toBe("CONFLICT: draft_changed");
    }
    expect(await editing(articleId)).toMatchObject({ body: "A", revision: 2, draft: null });
  });

  it("of two who publish at once, one wins and there is one new revision", async () => {
    const { articleId, fields } = await published();
    await saveDraft(desk.as(ana), { articleId, version: 0, revision: 1, fields: { ...fields, body: "B" } });
    const outcomes = await Promise.all(
      [ana, ben].map((actor) =>
        outcomeOf(publishDraft(desk.as(actor), { articleId, version: 1, revision: 1 })),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["CONFLICT: draft_changed", "ok"]);
    expect((await listRevisions(desk.as(ana), { articleId })).map(({ revision }) => revision)).toEqual([
      2, 1,
    ]);
  });

  it("of two who save at once, one wins", async () => {
    const { articleId, fields } = await published();
    const save = (actor: MemberActor) =>
      outcomeOf(saveDraft(desk.as(actor), { articleId, version: 0, revision: 1, fields }));
    expect((await Promise.all([save(ana), save(ben)])).toSorted()).toEqual(["CONFLICT: draft_changed", "ok"]);
  });
});
