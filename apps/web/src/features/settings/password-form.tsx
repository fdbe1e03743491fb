"use client";
import { changePasswordInput } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@handrail/ui/card";
import { Field } from "@handrail/ui/field";
import { toast } from "@handrail/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { trpc } from "../../trpc/client.tsx";
import { attemptSignIn, PasswordInput } from "../auth/index.ts";

const empty = { current: "", password: "" };

/**
 * Changing the password ends every session and realtime connection, this one's too; so it leaves realtime before, and
 * signs in again with the new password.
 */
function ChangePassword({ email }: { email: string }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const form = useForm({ resolver: zodResolver(changePasswordInput), defaultValues: empty });
  const { errors } = form.formState;
  const { pusher } = useRealtime();
  const change = trpc.identity.changePassword.useMutation({
    onMutate: () => pusher?.disconnect(),
    onSettled: () => pusher?.connect(),
    onSuccess: async (_answer, { password }) => {
      const refused = await attemptSignIn("password", { email, password });
      if (refused) {
        window.location.assign("/sign-in?notice=password_changed");
        return;
      }
      form.reset(empty);
      toast.success(t("account.changed"));
    },
    onError: (error) => {
      if (errorDetails(error).reason === "password_wrong") {
        form.setError("current", { type: "server" }, { shouldFocus: true });
      }
    },
  });
  const isWrong = errors.current?.type === "server";
  return (
    <form onSubmit={form.handleSubmit((input) => change.mutate(input))} noValidate>
      <CardBody className="flex max-w-100 flex-col gap-4">
        {change.error && !isWrong && errorDetails(change.error).reason !== "password_wrong" ? (
          <Callout tone="danger" live>
            {errorText(change.error)}
          </Callout>
        ) : null}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field
          label={t("account.current")}
          error={errors.current && t(isWrong ? "account.currentWrong" : "fields.passwordMissing")}
        >
          <PasswordInput {...form.register("current")} autoComplete="current-password" />
        </Field>
        <Field
          label={t("fields.newPassword")}
          hint={errors.password ? undefined : t("fields.newPasswordHint")}
          error={errors.password && t("fields.newPasswordShort")}
        >
          <PasswordInput {...form.register("password")} autoComplete="new-password" />
        </Field>
      </CardBody>
      <CardFooter>
        <Button type="submit" variant="primary" loading={change.isPending}>
          {t("account.change")}
        </Button>
      </CardFooter>
    </form>
  );
}

/** Who has signed in by link or with another provider so far chooses a password by mail. */
function FirstPassword({ email }: { email: string }) {
  const t = useTranslations("auth.account");
  const errorText = useErrorText();
  const request = trpc.identity.requestPasswordReset.useMutation();
  return (
    <CardBody className="flex flex-col items-start gap-4">
      <p className="text-md">{t("none")}</p>
      {request.error ? (
        <Callout tone="danger" live>
          {errorText(request.error)}
        </Callout>
      ) : null}
      {request.isSuccess ? (
        <Callout tone="success" live>
          {t("mailSent", { email })}
        </Callout>
      ) : (
        <Button loading={request.isPending} onClick={() => request.mutate({ email })}>
          {t("setByMail")}
        </Button>
      )}
    </CardBody>
  );
}

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useTranslations("auth.account");
  return (
    <Card>
      <CardHeader title={t("passwordTitle")} description={hasPassword ? t("passwordBody") : undefined} />
      {hasPassword ? <ChangePassword email={email} /> : <FirstPassword email={email} />}
    </Card>
  );
}
