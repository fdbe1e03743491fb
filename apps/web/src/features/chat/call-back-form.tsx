"use client";
import { longestTopic } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Select } from "@handrail/ui/select";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { PersonFields } from "./person-fields.tsx";
import { useIntroduced } from "./use-introduced.ts";
import { useWrongFields } from "./use-wrong-fields.ts";

type Props = {
  conversationId: string;
  /** What the chat is about, as far as it is known. */
  topic: string;
  /** Whether somebody without an account asks, who is to say a name. */
  isVisitor: boolean;
  onCalled: () => void;
  onCancel: () => void;
};

const anyTime = "any";

/** Comes while the form is filled in: it knows the numbers of every country. */
async function loadInputs() {
  const [{ callBackInput }, { introduceInput }] = await Promise.all([
    import("@handrail/contracts/inputs/call-back"),
    import("@handrail/contracts/inputs/chat-settings"),
  ]);
  return { callBackInput, introduceInput };
}

/** At which number and when somebody is to be called; what was typed stays until it was taken. */
export function CallBackForm({ conversationId, topic, isVisitor, onCalled, onCancel }: Props) {
  const t = useTranslations("modal.chat.callback");
  const common = useTranslations("common");
  const format = useFormatter();
  const errorText = useErrorText();
  const [isIntroduced, setIntroduced] = useIntroduced(conversationId);
  const asksName = isVisitor && !isIntroduced;
  const [person, setPerson] = useState({ name: "", email: "" });
  const [phone, setPhone] = useState("");
  const [when, setWhen] = useState(anyTime);
  const [about, setAbout] = useState(topic.slice(0, longestTopic));
  const { form, wrong, setWrong } = useWrongFields();
  const choices = trpc.chatRoom.callBackChoices.useQuery();
  const introduce = trpc.chatRoom.introduce.useMutation();
  const callBack = trpc.chatRoom.callBack.useMutation();
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
    void loadInputs();
  }, [form]);

  const save = async () => {
    const { callBackInput, introduceInput } = await loadInputs();
    const at = when === anyTime ? null : new Date(when);
    const wish = callBackInput.safeParse({ conversationId, phone, at, topic: about });
    const who = introduceInput.safeParse(person);
    const issues = [...(wish.error?.issues ?? []), ...(asksName ? (who.error?.issues ?? []) : [])];
    setWrong(issues.map(({ path }) => String(path[0])));
    if (issues.length > 0 || !wish.success) return;
    try {
      if (asksName && who.success) {
        await introduce.mutateAsync(who.data);
        setIntroduced();
      }
      await callBack.mutateAsync(wish.data);
      onCalled();
    } catch (error) {
      const fields = Object.keys(errorDetails(error).fields ?? {});
      setWrong(fields);
      if (fields.includes("at")) {
        setWhen(anyTime);
        void choices.refetch();
      }
    }
  };
  const refusal = introduce.error ?? callBack.error;
  const slots = (choices.data?.slots ?? []).map(({ from, to }) => ({
    value: from.toISOString(),
    label: format.dateTimeRange(from, to, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "numeric",
      minute: "2-digit",
    }),
  }));
  return (
    <form
      ref={form}
      noValidate
      aria-label={t("title")}
      className="mb-3 flex max-h-[55dvh] flex-col gap-3 overflow-y-auto overscroll-contain rounded-card border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div>
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="text-sm text-pretty text-fg-muted">{t("why")}</p>
      </div>
      {refusal && wrong.length === 0 ? (
        <Callout tone="danger" live>
          {errorText(refusal)}
        </Callout>
      ) : null}
      {asksName ? <PersonFields {...{ person, wrong }} onChange={setPerson} /> : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t("phone")} error={wrong.includes("phone") && t("phoneInvalid")}>
          <Input
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={40}
            placeholder={t("phoneExample")}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <Field label={t("when")} error={wrong.includes("at") && t("whenGone")}>
          <Select
            value={when}
            onValueChange={setWhen}
            options={[{ value: anyTime, label: t("anyTime") }, ...slots]}
          />
        </Field>
        <Field
          label={t("topic")}
          error={wrong.includes("topic") && t("topicInvalid", { max: longestTopic })}
          className="sm:col-span-2"
        >
          <Input maxLength={longestTopic} value={about} onChange={(event) => setAbout(event.target.value)} />
        </Field>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button type="submit" variant="primary" loading={introduce.isPending || callBack.isPending}>
          {t("send")}
        </Button>
      </div>
    </form>
  );
}
