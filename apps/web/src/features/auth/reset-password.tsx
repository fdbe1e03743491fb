"use client";
import { password } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { attemptSignIn } from "./next-auth-client.ts";
import { PasswordInput } from "./password-input.tsx";

const schema = z.object({ password });

export function ResetPassword({ token }: { token: string }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: "" } });
  const reset = trpc.identity.resetPassword.useMutation({
    onSuccess: async ({ email }, sent) => {
      const refused = await attemptSignIn("password", { email, password: sent.password });
      window.location.assign(refused ? "/sign-in?notice=password_changed" : "/");
    },
  });
  const isShort = form.formState.errors.password !== undefined;
  const isDead = reset.error !== null && errorDetails(reset.error).reason === "link_expired";
  return (
    <form
      onSubmit={form.handleSubmit((input) => reset.mutate({ ...input, token }))}
      noValidate
      className="flex flex-col gap-4"
    >
      {reset.error ? (
        <Callout tone="danger" live>
          {errorText(reset.error)}
        </Callout>
      ) : null}
      {isDead ? (
        <Button variant="primary" size="lg" asChild>
          <Link href="/forgot-password">{t("link.again")}</Link>
        </Button>
      ) : (
        <>
          <Field
            label={t("fields.newPassword")}
            hint={isShort ? undefined : t("fields.newPasswordHint")}
            error={isShort && t("fields.newPasswordShort")}
          >
            <PasswordInput {...form.register("password")} autoComplete="new-password" size="lg" />
          </Field>
          <Button type="submit" variant="primary" size="lg" loading={reset.isPending || reset.isSuccess}>
            {t("reset.submit")}
          </Button>
        </>
      )}
    </form>
  );
}
