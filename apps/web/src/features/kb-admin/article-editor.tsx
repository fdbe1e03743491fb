"use client";
import type { Locale } from "@handrail/contracts";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { toast } from "@handrail/ui/toast";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { articlePath } from "../../lib/article-path.ts";
import { useMedia } from "../../lib/use-media.ts";
import { trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { ArticleDetails } from "./article-details.tsx";
import { changedFields, type FieldName, slugOf } from "./article-fields.ts";
import { ArticleFindings, useFindings } from "./article-findings.tsx";
import { ArticleHead } from "./article-head.tsx";
import { ArticleLanguages } from "./article-languages.tsx";
import { ArticleMenu } from "./article-menu.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { CustomerPreview } from "./customer-preview.tsx";
import { editHref } from "./edit-href.ts";
import { EditorHeader } from "./editor-header.tsx";
import { EditorNotices } from "./editor-notices.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { QuickIssueLinks } from "./quick-issue-links.tsx";
import { RevisionsSheet } from "./revisions-sheet.tsx";
import { useSetAside } from "./set-aside.ts";
import { useArticleActions } from "./use-article-actions.ts";
import { type EditedArticle, useArticleEditor } from "./use-article-editor.ts";
import { useEditors } from "./use-editors.ts";
import { useFieldErrors } from "./use-field-errors.ts";
import { WritingPane } from "./writing-pane.tsx";

type Props = {
  articleId: string;
  /** Null where it is new. */
  initial: EditedArticle | null;
  ownLocale: Locale;
  callouts: Record<Locale, CalloutLabels>;
};

type Panel = "publish" | "revisions" | "details" | "preview" | "conflict";

/** Where an article is written. */
export function ArticleEditor({ articleId, initial, ownLocale, callouts }: Props) {
  const t = useTranslations("kb");
  const common = useTranslations("common");
  const [newLocale, setNewLocale] = useState(ownLocale);
  const editing = useArticleEditor({
    articleId,
    article: initial,
    locale: newLocale,
    onStarted: () => window.history.replaceState(null, "", editHref(articleId)),
  });
  const { store, fields, base, state, theirs } = editing;
  const known = trpc.kbAdmin.get.useQuery({ articleId }, { enabled: base.isStarted });
  const article = base.isStarted ? (known.data ?? initial) : null;
  const locale = article?.locale ?? newLocale;
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const findings = useFindings(articleId, base.isStarted);
  const actions = useArticleActions(articleId, editing);
  const errors = useFieldErrors(editing, actions.problems);
  const others = useEditors(articleId, store, base.isStarted);
  const aside = useSetAside(articleId);
  const isWide = useMedia("(min-width: 80rem)");
  const [panel, setPanel] = useState<Panel | null>(null);
  const titleInput = useRef<HTMLTextAreaElement>(null);
  const goToLine = useRef<((line: number) => void) | null>(null);
  const bodyErrorId = useId();
  const panelProps = (name: Panel) => ({
    open: panel === name,
    onOpenChange: (open: boolean) => setPanel(open ? name : null),
  });

  const hasChanges = base.version > 0 || store.isDirty;
  const isPublished = article?.publishedAt !== null && article?.publishedAt !== undefined;
  const followsTitle = !isPublished && (fields.slug === "" || fields.slug === slugOf(fields.title));
  const path = articlePath({ slug: fields.slug, locale }, ownLocale);
  const change = (given: Partial<ArticleFields>) => {
    for (const name of changedFields(fields, { ...fields, ...given })) actions.forgetProblem(name);
    store.change(given);
  };
  const save = async () => {
    if (theirs) setPanel("conflict");
    else if (await store.flush()) toast.success(t("state.saved"), { id: "kb-saved" });
  };
  const askToPublish = async () => {
    if (theirs) return setPanel("conflict");
    if (!(await store.flush()) || !store.snapshot().base.isStarted) return;
    await findings.refetch();
    setPanel("publish");
  };
  useKeys({ "mod+s": () => void save(), "mod+Enter": () => void askToPublish() });
  useEffect(() => {
    if (!initial) titleInput.current?.focus();
  }, [initial]);

  const goTo = (line: number) => {
    setPanel(null);
    goToLine.current?.(line);
  };
  const details = (
    <ArticleDetails
      fields={fields}
      locale={locale}
      isStarted={base.isStarted}
      knownSlug={isPublished ? (article?.slug ?? null) : null}
      errors={errors}
      onChange={change}
      onLocaleChange={setNewLocale}
    >
      <QuickIssueLinks articleId={articleId} isStarted={base.isStarted} canWrite />
      {article && <ArticleLanguages article={article} canWrite flush={() => store.flush()} />}
      <ArticleFindings check={findings.data} onGoTo={goTo} />
    </ArticleDetails>
  );
  return (
    <div className="flex min-h-full flex-col lg:h-full">
      <h1 className="sr-only">{fields.title || t("editor.newTitle")}</h1>
      <EditorHeader
        article={article}
        state={state}
        hasChanges={hasChanges}
        others={others}
        canWrite
        onPreview={() => setPanel("preview")}
        onRevisions={() => setPanel("revisions")}
        onDetails={() => setPanel("details")}
        onPublish={() => void askToPublish()}
        menu={
          article && (
            <ArticleMenu
              article={article}
              title={fields.title || t("list.untitled")}
              path={articlePath(article, ownLocale)}
              hasDraft={hasChanges}
              actions={actions}
            />
          )
        }
      />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 p-3 lg:p-5">
          <EditorNotices
            editing={editing}
            others={others}
            aside={aside.kept}
            onForgetAside={aside.forget}
            onCompare={() => setPanel("conflict")}
          />
          <ArticleHead
            fields={fields}
            lang={locale}
            errors={headErrors(errors)}
            titleInput={titleInput}
            onTitle={(title) => change(followsTitle ? { title, slug: slugOf(title) } : { title })}
            onExcerpt={(excerpt) => change({ excerpt })}
          />
          {errors.body && (
            <p id={bodyErrorId} className="flex items-start gap-1.5 px-1 text-sm text-danger-text">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {errors.body}
            </p>
          )}
          <WritingPane
            body={fields.body}
            lang={locale}
            callouts={callouts[locale]}
            isInvalid={errors.body !== undefined}
            describedBy={errors.body ? bodyErrorId : undefined}
            onChange={(body) => change({ body })}
            goToLine={goToLine}
          />
        </div>
        {isWide && (
          <aside
            aria-label={t("editor.details")}
            className="w-78 shrink-0 overflow-y-auto border-s border-line bg-surface p-5"
          >
            {details}
          </aside>
        )}
      </div>
      {isWide === false && (
        <Sheet {...panelProps("details")}>
          <SheetContent closeLabel={common("close")} aria-describedby={undefined}>
            <SheetHeader>
              <SheetTitle>{t("editor.details")}</SheetTitle>
            </SheetHeader>
            <SheetBody className="pb-6">{details}</SheetBody>
          </SheetContent>
        </Sheet>
      )}
      <PublishDialog
        {...panelProps("publish")}
        path={path}
        formerPath={
          isPublished && article && article.slug !== fields.slug ? articlePath(article, ownLocale) : null
        }
        isInternal={fields.visibility === "internal"}
        isChange={article?.status === "published"}
        check={findings.data}
        onPublish={actions.publish}
      />
      <RevisionsSheet
        {...panelProps("revisions")}
        articleId={articleId}
        now={fields}
        currentRevision={article?.status === "published" ? article.revision : 0}
        onRestore={actions.restore}
      />
      <CustomerPreview
        {...panelProps("preview")}
        article={{
          title: fields.title,
          excerpt: fields.excerpt,
          body: fields.body,
          category: categories.data?.find(({ id }) => id === fields.categoryId)?.name ?? null,
          lang: locale,
          callouts: callouts[locale],
        }}
      />
      {theirs && (
        <ConflictDialog
          {...panelProps("conflict")}
          base={base.fields}
          mine={fields}
          theirs={theirs}
          onSettle={(chosen, unchosen) => {
            aside.setAside(unchosen);
            store.settle(chosen);
            void store.flush().then((isSaved) => isSaved && toast.success(t("conflict.settled")));
          }}
        />
      )}
      <LeaveGuard isDirty={state.kind !== "saved"} flush={() => store.flush()} />
    </div>
  );
}

function headErrors({ title, excerpt }: Partial<Record<FieldName, string>>) {
  return { ...(title ? { title } : {}), ...(excerpt ? { excerpt } : {}) };
}
