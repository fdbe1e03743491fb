"use client";
import { changeReadLimitInput } from "@handrail/contracts/inputs/audit";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";

/** From how many records an hour on admins are told. */
export function ReadLimitCard({ limit: given }: { limit: number }) {
  const t = useTranslations("audit.readLimit");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [typed, setTyped] = useState(String(given));
  const save = trpc.audit.changeReadLimit.useMutation({
    onSuccess: ({ limit }) => {
      setSeen(limit);
      setTyped(String(limit));
      toast.success(t("saved"));
      void utils.audit.invalidate();
    },
  });
  const checked = changeReadLimitInput.safeParse({ seen, limit: Number(typed) });
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={checked.success && checked.data.limit !== seen}
      onSave={() => checked.success && save.mutate(checked.data)}
    >
      <Field label={t("label")} hint={t("hint")} error={!checked.success && t("invalid")}>
        <Input
          type="number"
          inputMode="numeric"
          min={20}
          max={100_000}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          className="max-w-40"
        />
      </Field>
    </FormCard>
  );
}
