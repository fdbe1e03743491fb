"use client";
import { normaliseAdmonitions } from "@handrail/contracts/admonitions";
import { Markdown } from "@handrail/ui/markdown";
import type { CalloutLabels } from "@handrail/ui/markdown-callouts";
import { useTranslations } from "next-intl";
import { memo } from "react";

type Props = { body: string; callouts: CalloutLabels };

/** An article's text by the rules of the pages that readers see. */
export const ArticlePreview = memo(function ArticlePreview({ body, callouts }: Props) {
  const t = useTranslations("common");
  return (
    <Markdown
      variant="article"
      allowImages
      callouts={callouts}
      copyLabel={t("copy")}
      copiedLabel={t("copied")}
    >
      {normaliseAdmonitions(body)}
    </Markdown>
  );
});
