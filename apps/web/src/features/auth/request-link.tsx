"use client";
import { requestLinkInput } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { zodResolver } from "@hookform/resolvers/zod";
import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Props = { kind: "sign_in" | "reset_password"; email?: string };

/** Asks for a link by mail. The answer is the same whoever the address belongs to. */
export function RequestLink({ kind, email = "" }: Props) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const signIn = trpc.identity.requestSignInLink.useMutation();
  const reset = trpc.identity.requestPasswordReset.useMutation();
  const request = kind === "sign_in" ? signIn : reset;
  const form = useForm({ resolver: zodResolver(requestLinkInput), defaultValues: { email } });

  if (request.isSuccess) {
    return (
      <>
        <Callout tone="success" icon={<MailCheck />} title={t("requestLink.sentTitle")} live>
          {t("requestLink.sentBody", { email: form.getValues("email") })}
        </Callout>
        <Button onClick={() => request.reset()}>{t("requestLink.other")}</Button>
      </>
    );
  }
  return (
    <form
      onSubmit={form.handleSubmit((input) => request.mutate(input))}
      noValidate
      className="flex flex-col gap-4"
    >
      {request.error ? (
        <Callout tone="danger" live>
          {errorText(request.error)}
        </Callout>
      ) : null}
      <Field label={t("fields.email")} error={form.formState.errors.email && t("fields.emailInvalid")}>
        <Input {...form.register("email")} type="email" autoComplete="username" size="lg" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={request.isPending}>
        {t("requestLink.submit")}
      </Button>
    </form>
  );
}
