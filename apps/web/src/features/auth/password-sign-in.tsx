"use client";
import { signInInput } from "@handrail/contracts/inputs/members";
import { Button } from "@handrail/ui/button";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { attemptSignIn, type Refusal } from "./next-auth-client.ts";
import { PasswordInput } from "./password-input.tsx";
import { RefusalNotice } from "./refusal.tsx";

type Props = { returnTo: string; filled: { email: string; password: string }; onEmail(email: string): void };

export function PasswordSignIn({ returnTo, filled, onEmail }: Props) {
  const t = useTranslations("auth");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useForm({ resolver: zodResolver(signInInput), values: filled });
  const { errors, isSubmitting } = form.formState;
  const [isLeaving, setIsLeaving] = useState(false);

  const submit = form.handleSubmit(async (credentials) => {
    setRefusal(null);
    const refused = await attemptSignIn("password", credentials);
    if (refused) {
      setRefusal(refused);
      form.setFocus("password");
      return;
    }
    setIsLeaving(true);
    window.location.assign(returnTo);
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <RefusalNotice refusal={refusal} />
      <Field label={t("fields.email")} error={errors.email && t("fields.emailInvalid")}>
        <Input
          {...form.register("email", { onChange: (event) => onEmail(event.target.value) })}
          type="email"
          autoComplete="username"
          size="lg"
        />
      </Field>
      <Field
        label={t("fields.password")}
        error={errors.password && t("fields.passwordMissing")}
        action={
          <Link href="/forgot-password" className="text-sm text-accent-text hover:underline">
            {t("signIn.forgot")}
          </Link>
        }
      >
        <PasswordInput {...form.register("password")} autoComplete="current-password" size="lg" />
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={isSubmitting || isLeaving}>
        {t("signIn.submit")}
      </Button>
    </form>
  );
}
