"use client";
import { featureStatuses } from "@handrail/contracts";
import { saveFeatureInput } from "@handrail/contracts/inputs/act";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { Card } from "@handrail/ui/card";
import { EmptyState } from "@handrail/ui/empty-state";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { PageHeader } from "@handrail/ui/page-header";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { Lightbulb, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";
import { QueryState } from "../shell/query-state.tsx";

type Feature = RouterOutputs["playbooks"]["features"][number];

function Editor({ feature, onClose }: { feature: Feature | null; onClose: () => void }) {
  const t = useTranslations("act.features");
  const statuses = useTranslations("act.feature.status");
  const utils = trpc.useUtils();
  const [title, setTitle] = useState(feature?.title ?? "");
  const [description, setDescription] = useState(feature?.description ?? "");
  const [status, setStatus] = useState(feature?.status ?? "open");
  const [isWrong, setWrong] = useState(false);
  const save = trpc.playbooks.saveFeature.useMutation({
    onSuccess: () => {
      toast.success(t("saved"));
      onClose();
    },
    onSettled: () => utils.playbooks.features.invalidate(),
  });
  const submit = () => {
    const target = { id: feature?.id ?? null, version: feature?.version ?? null };
    const checked = saveFeatureInput.safeParse({ ...target, title, description, status });
    setWrong(!checked.success);
    if (checked.success) save.mutate(checked.data);
  };
  const isTaken = save.error ? errorDetails(save.error).fields?.title?.includes("taken") === true : false;
  return (
    <FormDialog
      title={t(feature ? "edit" : "new")}
      body={t("editBody")}
      error={isTaken ? null : save.error}
      isPending={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} error={isTaken ? t("taken") : isWrong ? t("wrong") : undefined}>
        <Input value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label={t("description")}>
        <Textarea
          minRows={3}
          maxRows={8}
          maxLength={2_000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </Field>
      <Field label={t("status")}>
        <NativeSelect
          value={status}
          onChange={(event) =>
            setStatus(featureStatuses.find((each) => each === event.target.value) ?? "open")
          }
        >
          {featureStatuses.map((each) => (
            <option key={each} value={each}>
              {statuses(each)}
            </option>
          ))}
        </NativeSelect>
      </Field>
    </FormDialog>
  );
}

/** What customers wish for, the most wanted first. */
export function FeatureRequestsScreen() {
  const t = useTranslations("act.features");
  const statuses = useTranslations("act.feature.status");
  const list = trpc.playbooks.features.useQuery();
  const [edited, setEdited] = useState<string | null>(null);
  const features = list.data ?? [];
  const feature = features.find(({ id }) => id === edited) ?? null;
  const add = (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus aria-hidden />
      {t("new")}
    </Button>
  );
  return (
    <div className="mx-auto flex max-w-[72rem] flex-col gap-4 p-4 lg:p-6">
      <PageHeader title={t("title")} description={t("body")} actions={features.length > 0 && add} />
      <Card>
        <QueryState query={list} failed={t("failed")} />
        {list.data && features.length === 0 && (
          <EmptyState icon={<Lightbulb />} title={t("empty")} body={t("emptyBody")} action={add} />
        )}
        {features.length > 0 && (
          <ol aria-label={t("title")} className="divide-y divide-line">
            {features.map((each) => (
              <li key={each.id} className="flex items-center gap-3 px-4 py-3">
                <span className="w-14 shrink-0 text-center">
                  <span className="block text-lg font-semibold tabular-nums">{each.votes}</span>
                  <span className="block text-xs text-fg-muted">{t("votes", { count: each.votes })}</span>
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block font-medium wrap-anywhere">{each.title}</span>
                  {each.description && (
                    <span className="block text-sm text-fg-muted wrap-anywhere">{each.description}</span>
                  )}
                </span>
                <Badge
                  tone={each.status === "open" ? "info" : each.status === "done" ? "success" : "neutral"}
                >
                  {statuses(each.status)}
                </Badge>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t("editNamed", { title: each.title })}
                  onClick={() => setEdited(each.id)}
                >
                  <Pencil aria-hidden />
                </Button>
              </li>
            ))}
          </ol>
        )}
        {edited && (feature || edited === "new") && (
          <Editor key={edited} feature={feature} onClose={() => setEdited(null)} />
        )}
      </Card>
    </div>
  );
}
