import type { Locale } from "@handrail/contracts";
import { Prisma } from "@handrail/db";
import type { OrgSnapshot, TxContext } from "../context.ts";
import { newId } from "../ids.ts";
import { splitPassages } from "./passages.ts";

/** The text search configuration of a language: its stems, without regard to accents. */
export const searchConfigs = {
  en: "public.handrail_en",
  es: "public.handrail_es",
} as const satisfies Record<Locale, string>;

type IndexedArticle = {
  id: string;
  title: string;
  excerpt: string;
  body: string;
  tags: string[];
  intents: string[];
  locale: Locale;
  revision: number;
};

/** Words by themselves, as the search function cuts its queries too: `/revoke` and `api.example` are found by their parts. */
const separate = (text: string) => text.replace(/[!-/:-@[-`{-~]+/g, " ");

/** Puts the passages of this revision in the place of the article's earlier ones. */
export async function indexArticle(
  ctx: Pick<TxContext, "tx"> & { org: Pick<OrgSnapshot, "id"> },
  article: IndexedArticle,
): Promise<void> {
  const { id: orgId } = ctx.org;
  await ctx.tx.passage.deleteMany({ where: { orgId, articleId: article.id } });
  const passages = splitPassages(article.body);
  const known = passages.length > 0 ? passages : [{ heading: "", body: article.excerpt || article.title }];
  const config = Prisma.sql`${searchConfigs[article.locale]}::regconfig`;
  const words = [...article.tags, ...article.intents].join(" ");
  const rows = known.map(
    ({ heading, body }, position) => Prisma.sql`(
      ${orgId}::uuid, ${newId()}::uuid, ${article.id}::uuid, ${article.revision}, ${position}, ${heading}, ${body},
      ${config},
      setweight(to_tsvector(${config}, ${separate(article.title)}), 'A')
        || setweight(to_tsvector(${config}, ${separate(`${heading} ${words}`)}), 'B')
        || setweight(to_tsvector(${config}, ${separate(article.excerpt)}), 'C')
        || setweight(to_tsvector(${config}, ${separate(body)}), 'D')
    )`,
  );
  await ctx.tx.$executeRaw`
    INSERT INTO passage (org_id, id, article_id, revision, position, heading, body, search_config, search)
    VALUES ${Prisma.join(rows)}`;
}
