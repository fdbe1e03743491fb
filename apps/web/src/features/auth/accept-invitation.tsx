"use client";
import { line } from "@handrail/contracts/inputs/fields";
import { password } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { chooseOrganization } from "../../server/preferences.ts";
import { trpc } from "../../trpc/client.tsx";
import { attemptSignIn } from "./next-auth-client.ts";
import { PasswordInput } from "./password-input.tsx";

const newcomer = z.object({ name: line(80), password });
/** Whoever has an account keeps the own name; the contract wants one all the same. */
const known = z.object({ name: z.string(), password: z.string().min(1).max(200) });

/** Name and password of somebody new, or the own password of somebody known. */
export function AcceptInvitation({ token, isKnown }: { token: string; isKnown: boolean }) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const form = useForm({
    resolver: zodResolver(isKnown ? known : newcomer),
    defaultValues: { name: isKnown ? "-" : "", password: "" },
  });
  const accept = trpc.members.acceptInvitation.useMutation({
    onSuccess: async ({ email, slug }, sent) => {
      await chooseOrganization(slug);
      const refused = await attemptSignIn("password", { email, password: sent.password });
      window.location.assign(refused ? "/sign-in" : "/");
    },
    onError: (error) => {
      if (errorDetails(error).reason === "password_wrong") {
        form.setError("password", { type: "server", message: errorText(error) }, { shouldFocus: true });
      }
    },
  });
  const { errors } = form.formState;
  const isWrong = accept.error !== null && errorDetails(accept.error).reason === "password_wrong";
  const passwordError = errors.password
    ? errors.password.type === "server"
      ? errors.password.message
      : t(isKnown ? "fields.passwordMissing" : "fields.newPasswordShort")
    : undefined;
  return (
    <form
      onSubmit={form.handleSubmit((input) => accept.mutate({ ...input, token }))}
      noValidate
      className="flex flex-col gap-4"
    >
      {accept.error && !isWrong ? (
        <Callout tone="danger" live>
          {errorText(accept.error)}
        </Callout>
      ) : null}
      {isKnown ? (
        <p className="text-md text-fg-muted">{t("invitation.known")}</p>
      ) : (
        <Field label={t("fields.name")} error={errors.name && t("fields.nameMissing")}>
          <Input {...form.register("name")} autoComplete="name" size="lg" />
        </Field>
      )}
      <Field
        label={t(isKnown ? "fields.password" : "fields.newPassword")}
        hint={isKnown || passwordError ? undefined : t("fields.newPasswordHint")}
        error={passwordError}
      >
        <PasswordInput
          {...form.register("password")}
          autoComplete={isKnown ? "current-password" : "new-password"}
          size="lg"
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={accept.isPending || accept.isSuccess}>
        {t("invitation.submit")}
      </Button>
    </form>
  );
}
