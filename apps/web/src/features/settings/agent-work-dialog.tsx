"use client";
import { locales } from "@handrail/contracts";
import { saveAgentWorkInput } from "@handrail/contracts/inputs/chat-desk";
import { Button } from "@handrail/ui/button";
import { CheckboxGroup } from "@handrail/ui/checkbox-group";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguageName } from "../../lib/use-language-name.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { CardDialog, DialogForm } from "../shell/dialog-form.tsx";
import { QueryState } from "../shell/query-state.tsx";

type Member = { membershipId: string; name: string };
type Given = RouterOutputs["chatDesk"]["agentWork"];

function WorkForm({ member, given, onClose }: { member: Member; given: Given; onClose: () => void }) {
  const t = useTranslations("chatDesk.work");
  const languageName = useLanguageName();
  const utils = trpc.useUtils();
  const [max, setMax] = useState(String(given.work.maxConcurrentChats));
  const [skills, setSkills] = useState<string[]>(given.work.skills);
  const [languages, setLanguages] = useState(given.work.languages);
  const save = trpc.chatDesk.saveAgentWork.useMutation({
    onSuccess: () => {
      toast.success(t("saved", { name: member.name }));
      void utils.chatDesk.agentWork.invalidate();
      onClose();
    },
  });
  const { membershipId, name } = member;
  const known = given.categories.map(({ key }) => key);
  const checked = saveAgentWorkInput.safeParse({
    membershipId,
    maxConcurrentChats: /^\d{1,3}$/.test(max.trim()) ? Number(max) : Number.NaN,
    skills: skills.filter((key) => known.includes(key)),
    languages,
  });
  return (
    <DialogForm
      title={t("title", { name })}
      body={t("body")}
      submit={t("save")}
      error={save.error}
      isPending={save.isPending}
      disabled={!checked.success}
      onSubmit={() => checked.success && save.mutate(checked.data)}
      onClose={onClose}
    >
      <Field label={t("max")} hint={t("maxHint")} error={!checked.success && t("maxWrong")}>
        <Input inputMode="numeric" value={max} onChange={(event) => setMax(event.target.value)} />
      </Field>
      {given.categories.length > 0 && (
        <CheckboxGroup
          label={t("skills")}
          hint={t("skillsHint")}
          options={given.categories.map(({ key, name: label }) => ({ value: key, label }))}
          values={skills}
          onValuesChange={setSkills}
        />
      )}
      <CheckboxGroup
        label={t("languages")}
        hint={t("languagesHint")}
        options={locales.map((value) => ({ value, label: languageName(value) }))}
        values={languages}
        onValuesChange={setLanguages}
      />
    </DialogForm>
  );
}

/** How many chats a colleague takes at once, about what and in which languages. */
export function AgentWorkDialog({ member }: { member: Member }) {
  const t = useTranslations("chatDesk.work");
  const [isOpen, setOpen] = useState(false);
  const { membershipId, name } = member;
  const given = trpc.chatDesk.agentWork.useQuery({ membershipId }, { enabled: isOpen, staleTime: 0 });
  const trigger = (
    <Button size="sm" aria-label={t("openOf", { name })}>
      {t("open")}
    </Button>
  );
  return (
    <CardDialog open={isOpen} onOpenChange={setOpen} trigger={trigger}>
      {isOpen && <QueryState query={given} failed={t("failed")} size="sm" />}
      {given.data && !given.isFetching && (
        <WorkForm member={{ membershipId, name }} given={given.data} onClose={() => setOpen(false)} />
      )}
    </CardDialog>
  );
}
