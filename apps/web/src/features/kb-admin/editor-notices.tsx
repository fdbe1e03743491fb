"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import type { SetAside } from "./set-aside.ts";
import { SetAsideNote } from "./set-aside-note.tsx";
import type { ArticleEditing } from "./use-article-editor.ts";

type Props = {
  editing: ArticleEditing;
  others: readonly { name: string }[];
  aside: SetAside | null;
  onForgetAside: () => void;
  onCompare: () => void;
};

/** What the writer has to know before going on: who else is here, what is not saved, what waits for a choice. */
export function EditorNotices({ editing, others, aside, onForgetAside, onCompare }: Props) {
  const t = useTranslations("kb");
  const common = useTranslations("common");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const errorText = useErrorText();
  const { state, theirs, isBroughtBack, dismissBroughtBack } = editing;
  const names = format.list(others.map(({ name }) => name));
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {theirs && (
        <Callout
          tone="danger"
          live
          action={
            <Button size="sm" onClick={onCompare}>
              {t("conflict.choose")}
            </Button>
          }
        >
          {t("conflict.bar", {
            name: theirs.writer ?? t("editor.somebody"),
            time: format.relativeTime(Math.min(theirs.at.getTime(), now.getTime()), now),
          })}
        </Callout>
      )}
      {state.kind === "away" && (
        <Callout tone="warning" live>
          {t("state.away")}
        </Callout>
      )}
      {state.kind === "refused" && (
        <Callout tone="danger" live>
          {errorText(state.error)}
        </Callout>
      )}
      {others.length > 0 && !theirs && (
        <Callout tone="info" live>
          {t("editor.editing", { names, count: others.length })}
        </Callout>
      )}
      {isBroughtBack && (
        <Callout tone="info" live onDismiss={dismissBroughtBack} dismissLabel={common("dismiss")}>
          {t("editor.brought")}
        </Callout>
      )}
      {aside && <SetAsideNote kept={aside} onForget={onForgetAside} />}
    </div>
  );
}
