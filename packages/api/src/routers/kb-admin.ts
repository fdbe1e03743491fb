import {
  addTranslationInput,
  articleIdInput,
  articleRevisionInput,
  bulkArticlesInput,
  changeArticleStatusInput,
  deleteArticleInput,
  discardDraftInput,
  linkQuickIssueInput,
  publishDraftInput,
  restoreRevisionInput,
  saveDraftInput,
  staffArticlesInput,
  startArticleInput,
} from "@handrail/contracts/inputs/kb-admin";
import {
  addTranslation,
  archiveArticle,
  bulkArticles,
  checkArticle,
  deleteArticle,
  discardDraft,
  getForStaff,
  getRevision,
  linkQuickIssue,
  listArticleWords,
  listAuthors,
  listForStaff,
  listLinkableIssues,
  listRevisions,
  publishDraft,
  restoreRevision,
  saveDraft,
  startArticle,
  unpublishArticle,
} from "@handrail/core/kb/index";
import { permitted } from "../procedures.ts";
import { router } from "../trpc.ts";

const read = permitted("kb:read");
const write = permitted("kb:write");

/** The knowledge base as its editors see it: drafts, revisions, what is wrong with them. */
export const kbAdminRouter = router({
  list: read.input(staffArticlesInput).query(({ ctx, input }) => listForStaff(ctx.service, input)),
  get: read.input(articleIdInput).query(({ ctx, input }) => getForStaff(ctx.service, input)),
  authors: read.query(({ ctx }) => listAuthors(ctx.service)),
  words: read.query(({ ctx }) => listArticleWords(ctx.service)),
  quickIssues: read.query(({ ctx }) => listLinkableIssues(ctx.service)),
  check: read.input(articleIdInput).query(({ ctx, input }) => checkArticle(ctx.service, input)),
  revisions: read.input(articleIdInput).query(({ ctx, input }) => listRevisions(ctx.service, input)),
  revision: read.input(articleRevisionInput).query(({ ctx, input }) => getRevision(ctx.service, input)),

  start: write.input(startArticleInput).mutation(({ ctx, input }) => startArticle(ctx.service, input)),
  saveDraft: write.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.service, input)),
  discardDraft: write.input(discardDraftInput).mutation(({ ctx, input }) => discardDraft(ctx.service, input)),
  publish: write.input(publishDraftInput).mutation(({ ctx, input }) => publishDraft(ctx.service, input)),
  unpublish: write
    .input(changeArticleStatusInput)
    .mutation(({ ctx, input }) => unpublishArticle(ctx.service, input)),
  archive: write
    .input(changeArticleStatusInput)
    .mutation(({ ctx, input }) => archiveArticle(ctx.service, input)),
  remove: write.input(deleteArticleInput).mutation(({ ctx, input }) => deleteArticle(ctx.service, input)),
  bulk: write.input(bulkArticlesInput).mutation(({ ctx, input }) => bulkArticles(ctx.service, input)),
  restoreRevision: write
    .input(restoreRevisionInput)
    .mutation(({ ctx, input }) => restoreRevision(ctx.service, input)),
  addTranslation: write
    .input(addTranslationInput)
    .mutation(({ ctx, input }) => addTranslation(ctx.service, input)),
  linkQuickIssue: write
    .input(linkQuickIssueInput)
    .mutation(({ ctx, input }) => linkQuickIssue(ctx.service, input)),
});
