"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardHeader } from "@handrail/ui/card";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { toast } from "@handrail/ui/toast";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { CopyField } from "../shell/copy-field.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { DeliveryLog } from "./delivery-log.tsx";

type Endpoint = RouterOutputs["escalation"]["operations"];

const faults = ["address_invalid", "not_https", "private_address"] as const;

function useFault(error: unknown, isWrong: boolean) {
  const t = useTranslations("escalation.operations.urlFault");
  const [first] = (error ? errorDetails(error).fields?.url : undefined) ?? [];
  const known = faults.find((fault) => fault === first);
  if (isWrong) return t("address_invalid");
  return known ? t(known) : first === undefined ? undefined : t("address_invalid");
}

/** A secret this once. */
function ShownSecret({ secret }: { secret: string }) {
  const t = useTranslations("escalation.operations");
  return (
    <div className="flex flex-col gap-2">
      <Callout tone="warning" live>
        {t("secretBody")}
      </Callout>
      <CopyField label={t("secret")} value={secret} copyLabel={t("copy")} copiedLabel={t("copied")} />
    </div>
  );
}

function Acts({ onSecret }: { onSecret: (secret: string) => void }) {
  const t = useTranslations("escalation.operations");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const onError = (error: unknown) => void toast.error(errorText(error));
  const rotate = trpc.escalation.rotateSecret.useMutation({
    onError,
    onSuccess: async ({ secret }) => {
      onSecret(secret);
      await utils.escalation.operations.invalidate();
    },
  });
  const test = trpc.escalation.testOperations.useMutation({
    onError,
    onSuccess: async () => {
      toast.success(t("tested"));
      await utils.escalation.deliveries.invalidate();
    },
  });
  return (
    <>
      <Button loading={test.isPending} onClick={() => test.mutate()}>
        {t("test")}
      </Button>
      <ConfirmDialog
        title={t("rotateTitle")}
        body={t("rotateBody")}
        confirmLabel={t("rotate")}
        cancelLabel={common("cancel")}
        onConfirm={() => rotate.mutateAsync()}
        trigger={<Button variant="ghost">{t("rotate")}</Button>}
      />
    </>
  );
}

function EndpointForm({ endpoint }: { endpoint: Endpoint }) {
  const t = useTranslations("escalation.operations");
  const format = useFormatter();
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [isActive, setActive] = useState(endpoint?.isActive ?? true);
  const [isWrong, setWrong] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const save = trpc.escalation.saveOperations.useMutation({
    onSuccess: async (made) => {
      toast.success(t("saved"));
      if (made.secret) setSecret(made.secret);
      await Promise.all([utils.escalation.operations.invalidate(), utils.escalation.choices.invalidate()]);
    },
  });
  const fault = useFault(save.error, isWrong);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isUrl = URL.canParse(url.trim());
    setWrong(!isUrl);
    if (isUrl) save.mutate({ version: endpoint?.version ?? null, url: url.trim(), isActive });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 px-4 pb-4">
      {save.error && !fault ? (
        <Callout tone="danger" live>
          {errorText(save.error)}
        </Callout>
      ) : null}
      <Field label={t("url")} hint={t("urlHint")} error={fault}>
        <Input
          type="url"
          autoComplete="off"
          placeholder="https://operations.example/handrail"
          value={url}
          maxLength={500}
          onChange={(event) => setUrl(event.target.value)}
        />
      </Field>
      <Switch label={t("active")} checked={isActive} onCheckedChange={setActive} />
      {secret && <ShownSecret secret={secret} />}
      {endpoint?.overlapUntil && (
        <p className="text-sm text-fg-muted">
          {t("overlap", {
            when: format.dateTime(endpoint.overlapUntil, { dateStyle: "medium", timeStyle: "short" }),
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={save.isPending}>
          {t("save")}
        </Button>
        {endpoint && <Acts onSecret={setSecret} />}
      </div>
    </form>
  );
}

/** Where provider operations listen, and what they were sent. */
export function OperationsScreen() {
  const t = useTranslations("escalation.operations");
  const query = trpc.escalation.operations.useQuery();
  return (
    <>
      <Card>
        <CardHeader title={t("title")} description={t("description")} />
        <QueryState query={query} failed={t("failed")} rows={2} />
        {query.data !== undefined && <EndpointForm endpoint={query.data} />}
      </Card>
      {query.data && <DeliveryLog />}
    </>
  );
}
