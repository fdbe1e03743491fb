"use client";
import { addGoldenInput } from "@handrail/contracts/inputs/quality";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

const problems = ["unknown", "taken", "no_category"] as const;

/** Asks for the number of a ticket that is sorted right, to test with. */
export function AddGolden({ onClose }: { onClose: () => void }) {
  const t = useTranslations("scorecard");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const formId = useId();
  const utils = trpc.useUtils();
  const [number, setNumber] = useState("");
  const [isMissing, setMissing] = useState(false);
  const add = trpc.quality.add.useMutation({
    onSuccess: () => {
      toast.success(t("added"));
      onClose();
    },
    onSettled: () => utils.quality.invalidate(),
  });
  const said = add.error ? errorDetails(add.error).fields?.number : undefined;
  const problem = problems.find((known) => said?.includes(known));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("addTitle")}</DialogTitle>
          <DialogDescription>{t("addBody")}</DialogDescription>
        </DialogHeader>
        <DialogBody>
          <form
            id={formId}
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const checked = addGoldenInput.safeParse({ number });
              setMissing(!checked.success);
              if (checked.success) add.mutate(checked.data);
            }}
          >
            {add.error && !problem && (
              <Callout tone="danger" live>
                {errorText(add.error)}
              </Callout>
            )}
            <Field
              label={t("number")}
              error={isMissing ? t("problems.missing") : problem ? t(`problems.${problem}`) : undefined}
            >
              <Input
                value={number}
                maxLength={40}
                autoComplete="off"
                onChange={(event) => setNumber(event.target.value)}
              />
            </Field>
          </form>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" loading={add.isPending}>
            {t("add")}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
