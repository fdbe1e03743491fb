"use client";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { ConfirmDialog } from "@handrail/ui/confirm-dialog";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { endVisit } from "../../lib/visit.ts";
import { trpc } from "../../trpc/client.tsx";
import { forgetVisitor } from "./chat-draft.ts";
import { PersonFields } from "./person-fields.tsx";
import { useIntroduced } from "./use-introduced.ts";
import { useWrongFields } from "./use-wrong-fields.ts";

type Props = { organization: string; conversationId: string };

/** A visitor says who he or she is, or not; and leaves the chat on a device that others use too. */
export function VisitorCard({ organization, conversationId }: Props) {
  const t = useTranslations("modal.chat.visitor");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const [isDone, finish] = useIntroduced(conversationId);
  const [isAsking, setAsking] = useState(false);
  const [person, setPerson] = useState({ name: "", email: "" });
  const { form, wrong, setWrong } = useWrongFields();
  const introduce = trpc.chatRoom.introduce.useMutation({
    onSuccess: ({ name }) => {
      toast.success(t("thanks", { name }));
      finish();
    },
  });
  const save = async () => {
    const { introduceInput } = await import("@handrail/contracts/inputs/chat-settings");
    const checked = introduceInput.safeParse(person);
    setWrong(checked.success ? [] : checked.error.issues.map(({ path }) => String(path[0])));
    if (checked.success) introduce.mutate(checked.data);
  };
  const leave = (
    <ConfirmDialog
      open={isAsking}
      onOpenChange={setAsking}
      trigger={
        <Button variant="link" className="text-sm">
          {t("leave")}
        </Button>
      }
      title={t("leaveTitle")}
      body={t("leaveBody")}
      confirmLabel={t("leaveConfirm")}
      cancelLabel={common("cancel")}
      onConfirm={async () => {
        try {
          await endVisit(organization);
          forgetVisitor(organization, conversationId);
          window.location.reload();
        } catch (error) {
          toast.error(errorText(error));
        }
      }}
    />
  );
  if (isDone) return <p className="mb-3 text-center">{leave}</p>;
  return (
    <form
      ref={form}
      noValidate
      className="mb-4 flex max-h-[45dvh] flex-col gap-3 overflow-y-auto overscroll-contain rounded-card border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div>
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="text-sm text-fg-muted">{t("why")}</p>
      </div>
      {introduce.isError ? (
        <Callout tone="danger" live>
          {errorText(introduce.error)}
        </Callout>
      ) : null}
      <PersonFields {...{ person, wrong }} onChange={setPerson} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        {leave}
        <span className="ms-auto flex gap-2">
          <Button variant="ghost" onClick={finish}>
            {t("skip")}
          </Button>
          <Button type="submit" loading={introduce.isPending}>
            {t("save")}
          </Button>
        </span>
      </div>
    </form>
  );
}
