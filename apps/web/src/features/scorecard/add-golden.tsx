"use client";
import { addGoldenInput } from "@handrail/contracts/inputs/quality";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { trpc } from "../../trpc/client.tsx";
import { FormDialog } from "../shell/dialog-form.tsx";

const problems = ["unknown", "taken", "no_category"] as const;

/** Asks for the number of a ticket that is sorted right, to test with. */
export function AddGolden({ onClose }: { onClose: () => void }) {
  const t = useTranslations("scorecard");
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
  const submit = () => {
    const checked = addGoldenInput.safeParse({ number });
    setMissing(!checked.success);
    if (checked.success) add.mutate(checked.data);
  };
  return (
    <FormDialog
      title={t("addTitle")}
      body={t("addBody")}
      submit={t("add")}
      error={problem ? null : add.error}
      isPending={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
