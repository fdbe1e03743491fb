"use client";
import type { Locale } from "@handrail/contracts";
import type { ArticleFields } from "@handrail/contracts/inputs/kb-admin";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@handrail/ui/sheet";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { articlePath } from "../../lib/article-path.ts";
import { useMedia } from "../../lib/use-media.ts";
import { trpc } from "../../trpc/client.tsx";
import { useKeys } from "../dashboard/index.ts";
import { ArticleDetails } from "./article-details.tsx";
import { changedFields } from "./article-fields.ts";
import { ArticleFindings, useFindings } from "./article-findings.tsx";
import { ArticleHead } from "./article-head.tsx";
import { ArticleLanguages } from "./article-languages.tsx";
import { ArticleMenu } from "./article-menu.tsx";
import { editHref } from "./edit-href.ts";
import { EditorDialogs, type EditorPanel } from "./editor-dialogs.tsx";
import { EditorHeader } from "./editor-header.tsx";
import { EditorNotices } from "./editor-notices.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { QuickIssueLinks } from "./quick-issue-links.tsx";
import { useSetAside } from "./set-aside.ts";
import { useArticleActions } from "./use-article-actions.ts";
import { type EditedArticle, useArticleEditor } from "./use-article-editor.ts";
import { useEditors } from "./use-editors.ts";
import { fieldProblems } from "./use-field-errors.ts";
import { usePanelOfAddress } from "./use-panel-of-address.ts";
import { WritingPane } from "./writing-pane.tsx";

type Props = {
  articleId: string;
  /** Null where it is new. */
  initial: EditedArticle | null;
  ownLocale: Locale;
  callouts: Record<Locale, CalloutLabels>;
};

/** Where an article is written. What changes with every key is read below, so that this does not render for it. */
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
  const { store, base, state, theirs } = editing;
  const known = trpc.kbAdmin.get.useQuery({ articleId }, { enabled: base.isStarted });
  const article = base.isStarted ? (known.data ?? initial) : null;
  const locale = article?.locale ?? newLocale;
  const findings = useFindings(articleId, base.isStarted);
  const actions = useArticleActions(articleId, editing);
  const problems = fieldProblems(editing, actions.problems);
  const others = useEditors(articleId, store, base.isStarted);
  const aside = useSetAside(articleId);
  const isWide = useMedia("(min-width: 80rem)");
  const [panel, setPanel] = useState<EditorPanel | null>(usePanelOfAddress());
  const [hasDialogs, setHasDialogs] = useState(false);
  const titleInput = useRef<HTMLTextAreaElement>(null);
  const goToLine = useRef<((line: number) => void) | null>(null);

  const hasChanges = base.version > 0 || state.kind !== "saved";
  const change = (given: Partial<ArticleFields>) => {
    const { fields } = store.snapshot();
    actions.forgetProblems(changedFields(fields, { ...fields, ...given }));
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
    if (panel || theirs) setHasDialogs(true);
  }, [panel, theirs]);
  useEffect(() => {
    if (!initial) titleInput.current?.focus();
  }, [initial]);

  const details = (
    <ArticleDetails
      store={store}
      locale={locale}
      isStarted={base.isStarted}
      knownSlug={article?.publishedAt ? article.slug : null}
      problems={problems}
      onChange={change}
      onLocaleChange={setNewLocale}
    >
      <QuickIssueLinks articleId={articleId} isStarted={base.isStarted} canWrite />
      {article && <ArticleLanguages article={article} canWrite flush={() => store.flush()} />}
      <ArticleFindings
        check={findings.data}
        onGoTo={(line) => {
          setPanel(null);
          goToLine.current?.(line);
        }}
      />
    </ArticleDetails>
  );
  return (
    <div className="flex min-h-full flex-col lg:h-full">
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
              titleOf={() => store.snapshot().fields.title}
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
            store={store}
            lang={locale}
            problems={problems}
            canFollow={!article?.publishedAt}
            titleInput={titleInput}
            onChange={change}
          />
          <WritingPane
            store={store}
            lang={locale}
            callouts={callouts[locale]}
            problems={problems}
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
        <Sheet open={panel === "details"} onOpenChange={(open) => setPanel(open ? "details" : null)}>
          <SheetContent closeLabel={common("close")} aria-describedby={undefined}>
            <SheetHeader>
              <SheetTitle>{t("editor.details")}</SheetTitle>
            </SheetHeader>
            <SheetBody className="pb-6">{details}</SheetBody>
          </SheetContent>
        </Sheet>
      )}
      {hasDialogs && (
        <EditorDialogs
          articleId={articleId}
          article={article}
          editing={editing}
          actions={actions}
          locale={locale}
          ownLocale={ownLocale}
          callouts={callouts[locale]}
          check={findings.data}
          aside={aside}
          panel={panel}
          onPanel={setPanel}
        />
      )}
      <LeaveGuard isDirty={state.kind !== "saved"} flush={() => store.flush()} />
    </div>
  );
}
