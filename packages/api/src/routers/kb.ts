import {
  articleFeedbackInput,
  articleSlugInput,
  articleViewInput,
  categoriesInput,
  listArticlesInput,
  popularArticlesInput,
  searchArticlesInput,
} from "@handrail/contracts/inputs/kb";
import {
  listQuickIssues,
  readArticle,
  readArticles,
  readCategories,
  readPopular,
  recordFeedback,
  recordView,
  searchArticles,
} from "@handrail/core/kb/index";
import { publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const kbRouter = router({
  search: publicProcedure
    .input(searchArticlesInput)
    .query(({ ctx, input }) => searchArticles(ctx.service, input)),
  list: publicProcedure.input(listArticlesInput).query(({ ctx, input }) => readArticles(ctx.service, input)),
  bySlug: publicProcedure.input(articleSlugInput).query(({ ctx, input }) => readArticle(ctx.service, input)),
  popular: publicProcedure
    .input(popularArticlesInput)
    .query(({ ctx, input }) => readPopular(ctx.service, input)),
  quickIssues: publicProcedure.query(({ ctx }) => listQuickIssues(ctx.service)),
  categories: publicProcedure
    .input(categoriesInput)
    .query(({ ctx, input }) => readCategories(ctx.service, input)),
  feedback: publicProcedure
    .input(articleFeedbackInput)
    .mutation(({ ctx, input }) => recordFeedback(ctx.service, input, ctx.clientIp)),
  view: publicProcedure
    .input(articleViewInput)
    .mutation(({ ctx, input }) =>
      recordView(ctx.service, input, { address: ctx.clientIp, userAgent: ctx.userAgent }),
    ),
});
