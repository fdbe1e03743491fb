"use client";
import { featureStatuses } from "@handrail/contracts";
import { saveFeatureInput } from "@handrail/contracts/inputs/act";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card } from "@handrail/ui/card";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { EmptyState } from "@handrail/ui/empty-state";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { PageHeader } from "@handrail/ui/page-header";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { Lightbulb, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";

type Feature = RouterOutputs["playbooks"]["features"][number];

function Editor({ feature, onClose }: { feature: Feature | null; onClose: () => void }) {
  const t = useTranslations("act.features");
  const statuses = useTranslations("act.feature.status");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const formId = useId();
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
  const isTaken = save.error ? errorDetails(save.error).fields?.title?.includes("taken") === true : false;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t(feature ? "edit" : "new")}</DialogTitle>
          <DialogDescription>{t("editBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form
            id={formId}
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const target = { id: feature?.id ?? null, version: feature?.version ?? null };
              const checked = saveFeatureInput.safeParse({ ...target, title, description, status });
              setWrong(!checked.success);
              if (checked.success) save.mutate(checked.data);
            }}
          >
            {save.error && !isTaken && (
              <Callout tone="danger" live>
                {errorText(save.error)}
              </Callout>
            )}
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
          </form>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={save.isPending}>
            {common("save")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
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
