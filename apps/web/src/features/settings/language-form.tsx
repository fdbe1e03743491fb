"use client";
import { locales } from "@handrail/contracts";
import { Card, CardBody, CardHeader } from "@handrail/ui/card";
import { Field } from "@handrail/ui/field";
import { NativeSelect } from "@handrail/ui/native-select";
import { toast } from "@handrail/ui/toast";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useErrorText } from "../../lib/use-error-text.ts";
import { chooseLocale } from "../../server/preferences.ts";
import { trpc } from "../../trpc/client.tsx";

/** The language of pages and mails; counts at once. */
export function LanguageForm() {
  const t = useTranslations("auth.account");
  const names = useTranslations("vocabulary.locale");
  const errorText = useErrorText();
  const locale = useLocale();
  const router = useRouter();
  const save = trpc.identity.setLocale.useMutation({
    onSuccess: async (_answer, chosen) => {
      await chooseLocale(chosen.locale);
      toast.success(t("languageSaved"));
      router.refresh();
    },
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <Card>
      <CardHeader title={t("language")} />
      <CardBody className="max-w-100">
        <Field label={t("language")} hideLabel hint={t("languageHint")}>
          <NativeSelect
            value={save.variables && save.isPending ? save.variables.locale : locale}
            disabled={save.isPending}
            onChange={(event) => {
              const chosen = locales.find((each) => each === event.target.value);
              if (chosen) save.mutate({ locale: chosen });
            }}
          >
            {locales.map((value) => (
              <option key={value} value={value}>
                {names(value)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </CardBody>
    </Card>
  );
}
