"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

/** Making two people one, and taking that back; both say what happened, and why not, and show who there is now. */
export function useMergingPeople() {
  const t = useTranslations("people.merge");
  const errorText = useErrorText();
  const utils = trpc.useUtils();
  const [, setContact] = useQueryState("contact", parseAsString.withDefault(""));
  const onError = (error: unknown) => toast.error(t("failed"), { description: errorText(error) });
  const onSettled = () => {
    void utils.contacts.invalidate();
    void utils.tickets.invalidate();
    void utils.queue.invalidate();
  };
  const unmerge = trpc.contacts.unmerge.useMutation({
    onSuccess: ({ name, targetName }) => toast.success(t("undone", { name, other: targetName })),
    onError,
    onSettled,
  });
  const merge = trpc.contacts.merge.useMutation({
    onSuccess: ({ contactId, targetId, name, targetName }) => {
      void setContact(targetId);
      toast.success(t("done", { name, other: targetName }), {
        action: { label: t("undo"), onClick: () => unmerge.mutate({ contactId }) },
      });
    },
    onError,
    onSettled,
  });
  return { merge, unmerge };
}
