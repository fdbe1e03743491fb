"use client";
import type { Locale } from "@handrail/contracts";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { articlePath } from "../../lib/article-path.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { CustomerPreview } from "./customer-preview.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { RevisionsSheet } from "./revisions-sheet.tsx";
import type { useSetAside } from "./set-aside.ts";
import type { ArticleActions } from "./use-article-actions.ts";
import type { ArticleEditing, EditedArticle } from "./use-article-editor.ts";
import { useDraftValue } from "./use-draft-value.ts";

export type EditorPanel = "publish" | "revisions" | "details" | "preview" | "conflict";

type Props = {
  articleId: string;
  article: EditedArticle | null;
  editing: ArticleEditing;
  actions: ArticleActions;
  locale: Locale;
  ownLocale: Locale;
  callouts: CalloutLabels;
  check: RouterOutputs["kbAdmin"]["check"] | undefined;
  aside: ReturnType<typeof useSetAside>;
  panel: EditorPanel | null;
  onPanel: (panel: EditorPanel | null) => void;
};

/** What opens over the text: it knows the whole draft, and is there only while it is open. */
export function EditorDialogs(props: Props) {
  const { articleId, article, editing, actions, locale, ownLocale, callouts, aside, panel, onPanel } = props;
  const t = useTranslations("kb.conflict");
  const { store, base, theirs } = editing;
  const fields = useDraftValue(store, (snapshot) => snapshot.fields);
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 300_000 });
  const openAs = (name: EditorPanel) => ({
    open: panel === name,
    onOpenChange: (open: boolean) => onPanel(open ? name : null),
  });
  const isMoved = article?.publishedAt && article.slug !== fields.slug;
  return (
    <>
      <PublishDialog
        {...openAs("publish")}
        path={articlePath({ slug: fields.slug, locale }, ownLocale)}
        formerPath={isMoved ? articlePath(article, ownLocale) : null}
        isInternal={fields.visibility === "internal"}
        isChange={article?.status === "published"}
        check={props.check}
        onPublish={actions.publish}
      />
      <RevisionsSheet
        {...openAs("revisions")}
        articleId={articleId}
        now={fields}
        currentRevision={article?.status === "published" ? article.revision : 0}
        onRestore={actions.restore}
      />
      <CustomerPreview
        {...openAs("preview")}
        article={{
          title: fields.title,
          excerpt: fields.excerpt,
          body: fields.body,
          category: categories.data?.find(({ id }) => id === fields.categoryId)?.name ?? null,
          lang: locale,
          callouts,
        }}
      />
      {theirs && (
        <ConflictDialog
          {...openAs("conflict")}
          base={base.fields}
          mine={fields}
          theirs={theirs}
          onSettle={(chosen, unchosen) => {
            aside.setAside(unchosen);
            store.settle(chosen);
            void store.flush().then((isSaved) => isSaved && toast.success(t("settled")));
          }}
        />
      )}
    </>
  );
}
