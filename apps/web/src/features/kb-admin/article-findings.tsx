"use client";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { fieldNames } from "./article-fields.ts";

type Check = RouterOutputs["kbAdmin"]["check"];

/** What the draft, as it is saved, should be looked at for. */
export function useFindings(articleId: string, isStarted: boolean) {
  return trpc.kbAdmin.check.useQuery(
    { articleId },
    { enabled: isStarted, placeholderData: (known) => known },
  );
}

type ListProps = { check: Check; onGoTo?: (line: number) => void };

/** What is missing, and what readers would stumble over; each line leads to its place in the text. */
export function FindingList({ check, onGoTo }: ListProps) {
  const t = useTranslations("kb.findings");
  const fields = useTranslations("kb.fields");
  const missing = fieldNames.filter((name) => check.missing.includes(name));
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {missing.map((name) => (
        <li key={name} className="flex items-start gap-2 text-danger-text">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("missing", { field: fields(name) })}
        </li>
      ))}
      {check.findings.map(({ kind, line, detail }, index) => (
        <li key={`${kind} ${line} ${index}`} className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-tone-warning-solid" />
          <span className="min-w-0 flex-1">
            {t(`kinds.${kind}`, { detail })}
            {line !== null && detail && <span className="block truncate text-fg-muted">{detail}</span>}
            {line !== null &&
              (onGoTo ? (
                <button
                  type="button"
                  aria-label={t("goTo", { line })}
                  onClick={() => onGoTo(line)}
                  className="text-accent-text underline-offset-4 hover:underline"
                >
                  {t("line", { line })}
                </button>
              ) : (
                <span className="text-fg-muted">{t("line", { line })}</span>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Props = { check: Check | undefined; onGoTo: (line: number) => void };

export function ArticleFindings({ check, onGoTo }: Props) {
  const t = useTranslations("kb.findings");
  const isClear = check && check.findings.length + check.missing.length === 0;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium text-fg">{t("title")}</h2>
      {!check && <p className="text-sm text-fg-muted">{t("waiting")}</p>}
      {isClear && (
        <p className="flex items-start gap-2 text-sm text-fg-muted">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-tone-success-solid" />
          {t("clear")}
        </p>
      )}
      {check && !isClear && <FindingList check={check} onGoTo={onGoTo} />}
    </section>
  );
}
