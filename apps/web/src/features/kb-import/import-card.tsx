"use client";
import { type KbImportOutcome, kbImportOutcomes, type Locale } from "@handrail/contracts";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@handrail/ui/card";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { Progress } from "@handrail/ui/progress";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { firstOptions, OptionsForm } from "./options-form.tsx";
import { StateBadge } from "./outcomes.tsx";

type Import = RouterOutputs["kbImport"]["get"];

const isRunning = ({ state }: Import) => state === "checking" || state === "importing";

function Running({ at }: { at: Import }) {
  const t = useTranslations("kbImport");
  const format = useFormatter();
  const told = { done: format.number(at.done), total: format.number(at.total) };
  if (at.isCancelled) return <p role="status">{t("cancelling")}</p>;
  return (
    <Progress
      label={at.total === 0 ? t("readingPages") : t(`state.${at.state}`)}
      showLabel
      value={at.done}
      max={Math.max(at.total, 1)}
      valueLabel={at.total === 0 ? "" : t("progress", told)}
    />
  );
}

function Counts({ counts }: { counts: Import["counts"] }) {
  const t = useTranslations("kbImport");
  const format = useFormatter();
  const there = kbImportOutcomes.filter((outcome): outcome is KbImportOutcome => (counts[outcome] ?? 0) > 0);
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {there.map((outcome) => (
        <div key={outcome}>
          <dt className="text-sm text-fg-muted" title={t(`outcomeHint.${outcome}`)}>
            {t(`outcome.${outcome}`)}
          </dt>
          <dd className="text-xl font-semibold tabular-nums">{format.number(counts[outcome] ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Failure({ failure }: { failure: string | null }) {
  const t = useTranslations("kbImport.failures");
  const known = (["damaged", "interrupted"] as const).find((each) => each === failure);
  return <Callout tone="danger">{t(known ?? "other")}</Callout>;
}

type Props = { at: Import; ownLocale: Locale; onAnother: () => void };

/** One import: its options before it runs, how far it is, what came of it, what can be done next. */
export function ImportCard({ at, ownLocale, onAnother }: Props) {
  const t = useTranslations("kbImport");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [options, setOptions] = useState(at.options ?? firstOptions(ownLocale));
  const [isAsking, setIsAsking] = useState(false);
  const settled = { onSettled: () => utils.kbImport.invalidate() };
  const check = trpc.kbImport.check.useMutation(settled);
  const start = trpc.kbImport.start.useMutation(settled);
  const cancel = trpc.kbImport.cancel.useMutation(settled);
  const importId = at.id;
  const isOpen = ["uploaded", "checked", "failed"].includes(at.state);
  const isSame = JSON.stringify(options) === JSON.stringify(at.options);
  const pages = (at.counts.created ?? 0) + (at.counts.updated ?? 0);
  const problem = check.error ?? start.error ?? cancel.error;
  return (
    <Card>
      <CardHeader title={at.name} actions={<StateBadge state={at.state} />} />
      <CardBody className="flex flex-col gap-5">
        {problem && (
          <Callout tone="danger" live>
            {errorText(problem)}
          </Callout>
        )}
        {at.state === "failed" && <Failure failure={at.failure} />}
        {isRunning(at) && <Running at={at} />}
        {Object.keys(at.counts).length > 0 && <Counts counts={at.counts} />}
        {isOpen && <OptionsForm options={options} onChange={setOptions} />}
      </CardBody>
      <CardFooter>
        {(isOpen || isRunning(at)) && (
          <Button variant="ghost" disabled={at.isCancelled} onClick={() => setIsAsking(true)}>
            {t("cancel")}
          </Button>
        )}
        {isOpen && (
          <Button
            variant={at.state === "checked" && isSame ? "secondary" : "primary"}
            loading={check.isPending}
            onClick={() => check.mutate({ importId, options })}
          >
            {t(at.state === "checked" ? "checkAgain" : "check")}
          </Button>
        )}
        {at.state === "checked" && (
          <Button
            variant="primary"
            disabled={!isSame || pages === 0}
            loading={start.isPending}
            onClick={() => start.mutate({ importId })}
          >
            {t("start", { count: pages })}
          </Button>
        )}
        {!isOpen && !isRunning(at) && (
          <>
            <Button onClick={onAnother}>{t("another")}</Button>
            <Button asChild variant="primary">
              <Link href="/support-dashboard/kb">{t("seeArticles")}</Link>
            </Button>
          </>
        )}
      </CardFooter>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t("cancelTitle")}
        body={t(isRunning(at) ? "cancelRunning" : "cancelWaiting")}
        confirmLabel={t("cancel")}
        cancelLabel={common("close")}
        tone="danger"
        onConfirm={() => cancel.mutate({ importId })}
      />
    </Card>
  );
}
