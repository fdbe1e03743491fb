"use client";
import type { ViewQuery } from "@handrail/contracts/inputs/queue";
import { Checkbox } from "@handrail/ui/checkbox";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";

export type SavedView = RouterOutputs["queue"]["views"][number];

type Props = {
  /** The view to change; without it a new one is made of `query`. */
  view?: SavedView | undefined;
  query: ViewQuery;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved?: (view: SavedView) => void;
};

function Form({ view, query, onOpenChange, onSaved }: Omit<Props, "open">) {
  const t = useTranslations("queue.saved");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const [showsError, setShowsError] = useState(false);
  const done = {
    onSuccess: (saved: SavedView) => {
      void utils.queue.views.invalidate();
      void utils.queue.counts.invalidate();
      toast.success(t("savedToast"));
      onOpenChange(false);
      onSaved?.(saved);
    },
    onError: (error: Parameters<typeof errorText>[0]) => toast.error(errorText(error)),
  };
  const create = trpc.queue.createView.useMutation(done);
  const change = trpc.queue.changeView.useMutation(done);
  const submit = () => {
    setShowsError(true);
    if (!name.trim()) return;
    if (view) change.mutate({ viewId: view.id, name, isShared });
    else create.mutate({ name, isShared, query });
  };
  return (
    <DialogForm
      title={view ? t("renameTitle") : t("title")}
      body={t("body")}
      submit={t("submit")}
      isPending={create.isPending || change.isPending}
      onSubmit={submit}
      onClose={() => onOpenChange(false)}
    >
      <Field
        label={t("name")}
        hint={t("nameHint")}
        error={showsError && !name.trim() ? t("nameMissing") : undefined}
      >
        <Input autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Checkbox
        label={t("shared")}
        hint={t("sharedHint")}
        checked={isShared}
        onCheckedChange={(checked) => setShared(checked === true)}
      />
    </DialogForm>
  );
}

/** Gives the list as it is a name, or changes the name of one. */
export function SaveViewDialog({ open, ...props }: Props) {
  return (
    <CardDialog open={open} onOpenChange={props.onOpenChange}>
      {open && <Form {...props} />}
    </CardDialog>
  );
}
