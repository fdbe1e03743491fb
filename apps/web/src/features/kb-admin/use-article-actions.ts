"use client";
import { toast } from "@handrail/ui/toast";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc, trpcClient } from "../../trpc/client.tsx";
import { type FieldName, fieldNames } from "./article-fields.ts";
import { type ArticleEditing, baseOf, savedAtOf } from "./use-article-editor.ts";

export type ProblemKind = "required" | "taken" | "invalid" | "gone";
export type Problems = Partial<Record<FieldName, ProblemKind>>;

/** PURE. Which fields an error is about: "fields.tags.3" is about the tags. */
export function problemsOf(error: unknown): Problems {
  const { reason, code, fields = {} } = errorDetails(error);
  const problems: Problems = {};
  for (const [path, messages] of Object.entries(fields)) {
    const first = path.replace(/^fields\./, "").split(".")[0];
    const name = fieldNames.find((known) => known === first);
    if (!name) continue;
    if (reason === "slug_taken") problems[name] = "taken";
    else if (code === "NOT_FOUND") problems[name] = "gone";
    else problems[name] = messages.includes("required") ? "required" : "invalid";
  }
  return problems;
}

/** What can be done with an article beside writing it; each saves first, and says what came of it. */
export function useArticleActions(articleId: string, editing: ArticleEditing) {
  const t = useTranslations("kb");
  const errorText = useErrorText();
  const router = useRouter();
  const utils = trpc.useUtils();
  const [problems, setProblems] = useState<Problems>({});
  const { store } = editing;

  const reload = async () => {
    const article = await trpcClient.kbAdmin.get.query({ articleId });
    utils.kbAdmin.get.setData({ articleId }, article);
    store.reset(baseOf(article), savedAtOf(article));
    void utils.kbAdmin.check.invalidate({ articleId });
    void utils.kbAdmin.revisions.invalidate({ articleId });
    void utils.kbAdmin.list.invalidate();
  };
  const position = () => {
    const { version, revision } = store.snapshot().base;
    return { articleId, version, revision };
  };
  const at = () => ({ articleId, revision: position().revision });
  const fail = async (error: unknown) => {
    setProblems(problemsOf(error));
    if (errorDetails(error).reason === "draft_changed") await store.refresh();
    toast.error(errorText(error));
    throw error;
  };
  /** Runs a command on what is saved; rejects where it came to nothing, having said why. */
  const run = async (command: () => Promise<unknown>) => {
    if (!(await store.flush())) {
      toast.error(t("leave.failed"));
      throw new Error("not saved");
    }
    setProblems({});
    try {
      await command();
    } catch (error) {
      await fail(error);
    }
    await reload();
  };

  const publish = trpc.kbAdmin.publish.useMutation();
  const unpublish = trpc.kbAdmin.unpublish.useMutation();
  const archive = trpc.kbAdmin.archive.useMutation();
  const discard = trpc.kbAdmin.discardDraft.useMutation();
  const remove = trpc.kbAdmin.remove.useMutation();
  const restore = trpc.kbAdmin.restoreRevision.useMutation();

  return {
    problems,
    /** What is changed is no longer what was refused. */
    forgetProblems: (names: readonly FieldName[]) => {
      if (!names.some((name) => problems[name])) return;
      const kept = Object.entries(problems).filter(([name]) => !names.some((changed) => changed === name));
      setProblems(Object.fromEntries(kept));
    },
    publish: () => run(() => publish.mutateAsync(position())),
    unpublish: async () => {
      await run(() => unpublish.mutateAsync(at()));
      toast.success(t("actions.unpublished"));
    },
    archive: async () => {
      await run(() => archive.mutateAsync(at()));
      toast.success(t("actions.archived"));
    },
    discard: async () => {
      const { version } = position();
      try {
        await discard.mutateAsync({ articleId, version });
      } catch (error) {
        await fail(error);
      }
      await reload();
      toast.success(t("actions.discarded"));
    },
    restore: async (revision: number) => {
      await run(() => restore.mutateAsync({ articleId, revision, version: position().version }));
      toast.success(t("revisions.restored", { revision }));
    },
    remove: async (title: string) => {
      try {
        await remove.mutateAsync(at());
      } catch (error) {
        await fail(error);
      }
      store.forget();
      void utils.kbAdmin.list.invalidate();
      router.push("/support-dashboard/kb");
      toast.success(t("actions.removed", { title }));
    },
  };
}

export type ArticleActions = ReturnType<typeof useArticleActions>;
