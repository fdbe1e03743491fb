import type { Locale } from "@handrail/contracts";
import type { Actor } from "../actor.ts";
import { type ServiceContext, withTransaction } from "../context.ts";
import { type ArticleDraft, createArticle, publishArticle } from "../kb/index.ts";
import { organizationById } from "../organization/index.ts";
import type { TestOrg } from "./test-org.ts";

export const visitor: Actor = { kind: "visitor" };

/** An article as an admin writes it. */
export async function writeArticle(
  org: TestOrg,
  draft: Partial<ArticleDraft> & { slug: string },
  isPublished = true,
) {
  const ctx = org.as(org.admin);
  const article = await createArticle(ctx, {
    title: draft.slug,
    excerpt: "",
    body: "",
    categoryId: null,
    tags: [],
    intents: [],
    visibility: "public",
    ...draft,
  });
  if (isPublished) await publishArticle(ctx, { articleId: article.id });
  return article;
}

/** The same article in another language. */
export const translate = (org: TestOrg, of: string, id: string) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.article.updateMany({ where: { orgId: org.org.id, id }, data: { translationKey: of } }),
  );

export const change = (org: TestOrg, id: string, data: { title?: string; slug?: string; status?: "draft" }) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.article.updateMany({ where: { orgId: org.org.id, id }, data }),
  );

export const move = (org: TestOrg, articleId: string, locale: Locale, slug: string) =>
  withTransaction(org.as(org.admin), ({ tx }) =>
    tx.articleRedirect.create({ data: { orgId: org.org.id, articleId, locale, slug } }),
  );

/** A context as a request of this moment has it. */
export async function requestOf(org: TestOrg, actor: Actor = visitor): Promise<ServiceContext> {
  const snapshot = await organizationById(org.ports.db, org.org.id);
  return { ...org.as(actor), org: snapshot ?? org.org };
}
