"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { DescriptionList } from "@handrail/ui/description-list";
import { Progress } from "@handrail/ui/progress";
import { ShieldCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { useVerify, type Verification } from "./use-verify.ts";

function Result({ verification }: { verification: Verification }) {
  const t = useTranslations("audit.seals");
  const errorText = useErrorText();
  if (verification.state === "idle") return null;
  if (verification.state === "failed") {
    return (
      <Callout tone="danger" live>
        {errorText(verification.error)}
      </Callout>
    );
  }
  if (verification.state === "running") {
    const { checkedTo, total } = verification;
    return (
      <Progress
        label={t("checking")}
        showLabel
        value={checkedTo}
        max={Math.max(total, 1)}
        valueLabel={t("checkedOf", { count: checkedTo, total })}
      />
    );
  }
  const { problem, seals, events } = verification;
  if (!problem) {
    return (
      <Callout tone="success" live title={t("intact")}>
        {t("intactBody", { seals, events })}
      </Callout>
    );
  }
  return (
    <Callout tone="danger" live title={t(`problems.${problem.kind}`)}>
      <p>{problem.seq === null ? t("noBatch") : t("batch", { seq: problem.seq })}</p>
      {problem.eventIds.length > 0 && (
        <ul className="mt-1 font-mono text-xs">
          {problem.eventIds.map((id) => (
            <li key={id}>{id}</li>
          ))}
        </ul>
      )}
      <p className="mt-1">{t("whatNow")}</p>
    </Callout>
  );
}

/** How far the history is sealed, and the check of it. */
export function SealsCard() {
  const t = useTranslations("audit.seals");
  const format = useFormatter();
  const query = trpc.audit.seals.useQuery();
  const { verification, verify } = useVerify();
  const { data } = query;
  return (
    <Card>
      <CardHeader title={t("title")} description={t("description")} />
      <CardBody className="flex flex-col gap-3">
        <QueryState query={query} failed={t("failed")} rows={2} />
        {data?.problem && verification.state === "idle" && (
          <Callout tone="danger" title={t(`problems.${data.problem}`)}>
            {t("whatNow")}
          </Callout>
        )}
        {data && data.seals === 0 && !data.problem && <Callout tone="info">{t("none")}</Callout>}
        {data && (
          <DescriptionList
            items={[
              { label: t("sealed"), value: format.number(data.sealed) },
              { label: t("batches"), value: format.number(data.seals) },
              { label: t("waiting"), value: format.number(data.waiting) },
              { label: t("last"), value: data.lastSealedAt ? <RelativeTime at={data.lastSealedAt} /> : "–" },
            ]}
          />
        )}
        <Button
          variant="primary"
          className="self-start"
          loading={verification.state === "running"}
          onClick={() => void verify().then(() => query.refetch())}
        >
          <ShieldCheck aria-hidden />
          {t("verify")}
        </Button>
        <Result verification={verification} />
      </CardBody>
    </Card>
  );
}
