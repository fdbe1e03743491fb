import {
  articleFeedbackInput,
  articleSlugInput,
  articleViewInput,
  listArticlesInput,
  popularArticlesInput,
  searchArticlesInput,
  staffArticlesInput,
} from "@handrail/contracts/inputs/kb";
import {
  getArticle,
  listArticles,
  listCategories,
  listForStaff,
  listPopular,
  listQuickIssues,
  recordFeedback,
  recordView,
  searchArticles,
} from "@handrail/core/kb/index";
import { permitted, publicProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const kbRouter = router({
  search: publicProcedure
    .input(searchArticlesInput)
    .query(({ ctx, input }) => searchArticles(ctx.service, input)),
  list: publicProcedure.input(listArticlesInput).query(({ ctx, input }) => listArticles(ctx.service, input)),
  bySlug: publicProcedure.input(articleSlugInput).query(({ ctx, input }) => getArticle(ctx.service, input)),
  popular: publicProcedure
    .input(popularArticlesInput)
    .query(({ ctx, input }) => listPopular(ctx.service, input)),
  quickIssues: publicProcedure.query(({ ctx }) => listQuickIssues(ctx.service)),
  categories: publicProcedure.query(({ ctx }) => listCategories(ctx.service)),
  feedback: publicProcedure
    .input(articleFeedbackInput)
    .mutation(({ ctx, input }) => recordFeedback(ctx.service, input, ctx.clientIp)),
  view: publicProcedure
    .input(articleViewInput)
    .mutation(({ ctx, input }) => recordView(ctx.service, input, ctx.clientIp)),
  staffList: permitted("kb:read")
    .input(staffArticlesInput)
    .query(({ ctx, input }) => listForStaff(ctx.service, input)),
});
