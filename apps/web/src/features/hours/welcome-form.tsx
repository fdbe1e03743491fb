"use client";
import { locales } from "@handrail/contracts";
import { longestGreeting, saveChatSettingsInput } from "@handrail/contracts/inputs/chat-settings";
import { Field } from "@handrail/ui/field";
import { Switch } from "@handrail/ui/switch";
import { Textarea } from "@handrail/ui/textarea";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { FormCard } from "../shell/form-card.tsx";

type Settings = RouterOutputs["chatSettings"]["get"];

/** Who may chat without an account, and what the chat says first; what was typed stays until it is saved. */
export function WelcomeForm({ given }: { given: Settings }) {
  const t = useTranslations("hours.chat");
  const names = useTranslations("vocabulary.locale");
  const utils = trpc.useUtils();
  const [seen, setSeen] = useState(given);
  const [settings, setSettings] = useState(given);
  const save = trpc.chatSettings.save.useMutation({
    onSuccess: (saved) => {
      setSeen(saved);
      setSettings(saved);
      utils.chatSettings.get.setData(undefined, saved);
      void utils.chatRoom.welcome.invalidate();
      toast.success(t("saved"));
    },
  });
  const checked = saveChatSettingsInput.safeParse({ seen, settings });
  const { visitorChat, chatGreeting } = settings;
  const isChanged =
    visitorChat !== seen.visitorChat ||
    locales.some((locale) => (chatGreeting[locale] ?? "") !== (seen.chatGreeting[locale] ?? ""));
  return (
    <FormCard
      title={t("title")}
      description={t("description")}
      save={save}
      canSave={isChanged && checked.success}
      onSave={() => checked.success && save.mutate(checked.data)}
    >
      <Switch
        label={t("visitors")}
        hint={t("visitorsHint")}
        checked={visitorChat}
        onCheckedChange={(next) => setSettings({ ...settings, visitorChat: next })}
      />
      {locales.map((locale) => (
        <Field
          key={locale}
          label={t("greeting", { language: names(locale) })}
          hint={t("greetingHint", { max: longestGreeting })}
        >
          <Textarea
            minRows={2}
            maxRows={5}
            maxLength={longestGreeting}
            value={chatGreeting[locale] ?? ""}
            onChange={(event) =>
              setSettings({ ...settings, chatGreeting: { ...chatGreeting, [locale]: event.target.value } })
            }
          />
        </Field>
      ))}
    </FormCard>
  );
}
