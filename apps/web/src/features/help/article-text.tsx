import { cn } from "@handrail/ui/cn";
import { CopyButtons } from "@handrail/ui/copy-buttons";

type Props = {
  /** As `articleHtml` made it, and nothing else. */
  html: string;
  copiedLabel: string;
  className?: string;
};

/** The text of an article. It comes as HTML that was rendered and sanitised once, and needs no script to be read. */
export function ArticleText({ html, copiedLabel, className }: Props) {
  return (
    <>
      <div
        dir="auto"
        className={cn("prose max-w-none!", className)}
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <CopyButtons copiedLabel={copiedLabel} />
    </>
  );
}
