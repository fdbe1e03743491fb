"use client";
import { saveChatRulesInput } from "@handrail/contracts/inputs/chat-desk";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Switch } from "@handrail/ui/switch";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";

const numbers = ["answerSeconds", "waitMinutes", "nudgeMinutes", "closeMinutes"] as const;
const switches = ["autoRoute", "reassign", "callbacks", "typingPreview"] as const;
type Given = RouterOutputs["chatDesk"]["rules"];

const numberOf = (typed: string) => (/^\d{1,5}$/.test(typed.trim()) ? Number(typed) : Number.NaN);
const typedOf = ({ rules }: Given) => ({
  answerSeconds: String(rules.answerSeconds),
  waitMinutes: String(rules.waitMinutes),
  nudgeMinutes: String(rules.nudgeMinutes),
  closeMinutes: String(rules.closeMinutes),
});

const isOnOf = ({ rules: { autoRoute, reassign, callbacks, typingPreview } }: Given) => ({
  autoRoute,
  reassign,
  callbacks,
  typingPreview,
});

/** How chats find a person, and what becomes of silent ones; what was typed stays until it is saved. */
export function ChatRulesForm({ given }: { given: Given }) {
  const t = useTranslations("chatDesk.rules");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [typed, setTyped] = useState(typedOf(given));
  const [isOn, setOn] = useState(isOnOf(given));
  const save = trpc.chatDesk.saveRules.useMutation({
    onSuccess: (saved) => {
      setSeen(saved);
      toast.success(t("saved"));
      utils.chatDesk.rules.setData(undefined, saved);
    },
  });
  const rules = {
    ...isOn,
    answerSeconds: numberOf(typed.answerSeconds),
    waitMinutes: numberOf(typed.waitMinutes),
    nudgeMinutes: numberOf(typed.nudgeMinutes),
    closeMinutes: numberOf(typed.closeMinutes),
  };
  const checked = saveChatRulesInput.safeParse({ version: seen.version, rules });
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => String(path[1]));
  const isChanged = [...numbers, ...switches].some((field) => rules[field] !== seen.rules[field]);
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
    >
      {switches.map((field) => (
        <Switch
          key={field}
          label={t(`fields.${field}`)}
          hint={t(`hints.${field}`)}
          checked={isOn[field]}
          onCheckedChange={(value) => setOn({ ...isOn, [field]: value })}
        />
      ))}
      {numbers.map((field) => (
        <Field
          key={field}
          label={t(`fields.${field}`)}
          hint={t(`hints.${field}`)}
          error={wrong.includes(field) && t(`wrong.${field}`)}
        >
          <Input
            inputMode="numeric"
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </Field>
      ))}
    </FormCard>
  );
}
