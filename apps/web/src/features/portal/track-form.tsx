"use client";
import { portalAccessInput } from "@handrail/contracts/inputs/portal";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { MailCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

const names = ["number", "email"] as const;
type Name = (typeof names)[number];

/** Asks for a link to a request; says the same whether there is one or not. */
export function TrackForm({ number: given }: { number: string }) {
  const t = useTranslations("portal.track");
  const errorText = useErrorText();
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState({ number: given, email: "" });
  const [invalid, setInvalid] = useState<readonly Name[]>([]);
  const access = trpc.portal.requestAccess.useMutation({ networkMode: "always" });

  const send = () => {
    const parsed = portalAccessInput.safeParse({ ...values, locale });
    const wrong = parsed.success
      ? []
      : names.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name));
    setInvalid(wrong);
    const [first] = wrong;
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    if (parsed.success) access.mutate(parsed.data);
  };
  if (access.isSuccess) {
    return (
      <Callout tone="success" live title={t("sentTitle")} icon={<MailCheck />} className="mt-6">
        <p>{t("sent", { email: values.email.trim() })}</p>
        <Button variant="link" className="mt-2" onClick={() => access.reset()}>
          {t("again")}
        </Button>
      </Callout>
    );
  }
  return (
    <form
      ref={form}
      noValidate
      className="mt-6 flex flex-col gap-4 rounded-card border border-line bg-surface p-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {names.map((name) => (
        <Field key={name} label={t(name)} error={invalid.includes(name) ? t(`errors.${name}`) : undefined}>
          <Input
            name={name}
            size="lg"
            type={name === "email" ? "email" : "text"}
            autoComplete={name === "email" ? "email" : "off"}
            maxLength={name === "email" ? 254 : 60}
            value={values[name]}
            onChange={(event) => setValues((before) => ({ ...before, [name]: event.target.value }))}
          />
        </Field>
      ))}
      {access.error ? (
        <Callout tone="danger" live title={t("failed")}>
          {errorText(access.error)}
        </Callout>
      ) : null}
      <Button type="submit" variant="primary" size="lg" loading={access.isPending} className="self-start">
        {t("send")}
      </Button>
    </form>
  );
}
