"use client";
import type { Locale } from "@handrail/contracts";
import { Callout } from "@handrail/ui/callout";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldsOf } from "./article-fields.ts";
import { ArticleLanguages } from "./article-languages.tsx";
import { CustomerPreview } from "./customer-preview.tsx";
import { EditorHeader } from "./editor-header.tsx";
import { QuickIssueLinks } from "./quick-issue-links.tsx";
import { RevisionsSheet } from "./revisions-sheet.tsx";
import type { EditedArticle } from "./use-article-editor.ts";
import { usePanelOfAddress } from "./use-panel-of-address.ts";

const ArticlePreview = dynamic(() => import("./article-preview.tsx").then((module) => module.ArticlePreview));

type Props = { article: EditedArticle; callouts: Record<Locale, CalloutLabels> };

/** A draft for who reads but does not write articles. */
export function ArticleReading({ article, callouts }: Props) {
  const t = useTranslations("kb");
  const [panel, setPanel] = useState<"preview" | "revisions" | null>(usePanelOfAddress());
  const fields = fieldsOf(article);
  const { title, excerpt, body } = fields;
  return (
    <div className="flex min-h-full flex-col">
      <EditorHeader
        article={article}
        state={{ kind: "saved", at: article.draft?.updatedAt ?? article.updatedAt }}
        hasChanges={article.draft !== null}
        others={[]}
        canWrite={false}
        onPreview={() => setPanel("preview")}
        onRevisions={() => setPanel("revisions")}
        onDetails={() => undefined}
        onPublish={() => undefined}
        menu={null}
      />
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-6 p-4 lg:flex-row lg:p-8">
        <article lang={article.locale} className="min-w-0 flex-1 text-base">
          <Callout tone="note" className="mb-4">
            {t("editor.readOnly")}
          </Callout>
          <h1 className="text-xl leading-tight font-semibold text-balance">{title || t("list.untitled")}</h1>
          {excerpt && <p className="mt-2 text-fg-muted">{excerpt}</p>}
          <div className="mt-5 max-w-[68ch] border-t border-line pt-5">
            <ArticlePreview body={body} callouts={callouts[article.locale]} />
          </div>
        </article>
        <aside aria-label={t("editor.details")} className="flex w-full shrink-0 flex-col gap-5 lg:w-72">
          <QuickIssueLinks articleId={article.id} isStarted canWrite={false} />
          <ArticleLanguages article={article} canWrite={false} flush={async () => true} />
        </aside>
      </div>
      <RevisionsSheet
        articleId={article.id}
        open={panel === "revisions"}
        onOpenChange={(open) => setPanel(open ? "revisions" : null)}
        now={fields}
        currentRevision={article.status === "published" ? article.revision : 0}
        onRestore={null}
      />
      <CustomerPreview
        open={panel === "preview"}
        onOpenChange={(open) => setPanel(open ? "preview" : null)}
        article={{
          title,
          excerpt,
          body,
          category: null,
          lang: article.locale,
          callouts: callouts[article.locale],
        }}
      />
    </div>
  );
}
