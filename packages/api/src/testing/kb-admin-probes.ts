import { randomUUID } from "node:crypto";
import type { Entities } from "./entities.ts";
import { none, org, type Probe } from "./probe.ts";

const fields = {
  slug: "a-new-address",
  title: "Exports, again",
  excerpt: "",
  body: "Press **Rebuild** twice.",
  categoryId: null,
  tags: [],
  intents: [],
  visibility: "public",
};
const at = ({ articleId }: Entities) => ({ articleId, revision: 1 });
const article = ({ articleId }: Entities) => ({ articleId });

/** Articles as their editors see them; every one is the whole organisation's. */
export const kbAdminProbes: Record<string, Probe> = {
  "kbAdmin.list": none(() => ({})),
  "kbAdmin.get": org(article),
  "kbAdmin.authors": none(),
  "kbAdmin.words": none(),
  "kbAdmin.quickIssues": none(),
  "kbAdmin.check": org(article),
  "kbAdmin.revisions": org(article),
  "kbAdmin.revision": org(at),
  "kbAdmin.start": org(({ categoryId }) => ({
    articleId: randomUUID(),
    locale: "en",
    fields: { ...fields, categoryId },
  })),
  "kbAdmin.saveDraft": org((found) => ({ ...at(found), version: 0, fields })),
  "kbAdmin.discardDraft": org(({ articleId }) => ({ articleId, version: 1 })),
  "kbAdmin.publish": org((found) => ({ ...at(found), version: 0 })),
  "kbAdmin.unpublish": org(at),
  "kbAdmin.archive": org(at),
  "kbAdmin.remove": org(at),
  "kbAdmin.bulk": none(({ articleId }) => ({ articleIds: [articleId], action: "archive" })),
  "kbAdmin.restoreRevision": org((found) => ({ ...at(found), version: 0 })),
  "kbAdmin.addTranslation": org(({ articleId }) => ({ articleId, locale: "es" })),
  "kbAdmin.linkQuickIssue": org(({ articleId }) => ({ articleId, quickIssueId: randomUUID(), linked: true })),
};
