import type { Prisma } from "@handrail/db";

/** What a list shows of an article. */
export const cardSelect = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  tags: true,
  locale: true,
  visibility: true,
  viewCount: true,
  helpfulCount: true,
  publishedAt: true,
  updatedAt: true,
  category: { select: { id: true, key: true, name: true } },
} as const satisfies Prisma.ArticleSelect;
