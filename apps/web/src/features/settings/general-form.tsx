"use client";
import { locales } from "@handrail/contracts";
import { changeOrganizationInput } from "@handrail/contracts/inputs/members";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@handrail/ui/card";
import { Combobox } from "@handrail/ui/combobox";
import { Field, useFieldControl } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { toast } from "@handrail/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { CheckCircle2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ComponentProps, CSSProperties } from "react";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";

type Values = z.output<typeof changeOrganizationInput>;
type Props = { organization: Values; timeZones: readonly string[] };

function AccentPreview({ hue }: { hue: number }) {
  const t = useTranslations("settings.general");
  const accent: CSSProperties & Record<"--accent-h", number> = { "--accent-h": hue };
  return (
    <div
      style={accent}
      role="img"
      aria-label={t("preview")}
      className="flex items-center gap-3 rounded-control border border-line bg-canvas p-3"
    >
      <span aria-hidden className="size-6 shrink-0 rounded-full bg-accent" />
      <span aria-hidden className="rounded-control bg-accent px-3 py-1.5 text-sm font-medium text-on-accent">
        {t("previewButton")}
      </span>
      <Badge tone="accent" icon={<CheckCircle2 />}>
        {t("previewBadge")}
      </Badge>
    </div>
  );
}

function HueInput(props: ComponentProps<"input">) {
  const wiring = useFieldControl(props);
  return (
    <input
      {...props}
      {...wiring}
      type="range"
      min={0}
      max={359}
      className="h-8 w-full cursor-pointer accent-accent"
    />
  );
}

/** How the organisation presents itself; what was typed stays until it is saved. */
export function GeneralForm({ organization, timeZones }: Props) {
  const t = useTranslations("settings.general");
  const common = useTranslations("common");
  const names = useTranslations("vocabulary.locale");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(changeOrganizationInput), defaultValues: organization });
  const { errors, isDirty } = form.formState;
  const change = trpc.organization.change.useMutation({
    onSuccess: ({ name, accentHue, locale, timeZone }) => {
      form.reset({ name, accentHue, locale, timeZone });
      toast.success(t("saved"));
      router.refresh();
    },
    onError: (error) => {
      if (errorDetails(error).fields?.timeZone) form.setError("timeZone", { type: "server" });
    },
  });

  return (
    <Card>
      <CardHeader title={t("title")} description={t("description", { name: organization.name })} />
      <form onSubmit={form.handleSubmit((input) => change.mutate(input))} noValidate>
        <CardBody className="flex max-w-130 flex-col gap-5">
          {change.error ? (
            <Callout tone="danger" live>
              {errorText(change.error)}
            </Callout>
          ) : null}
          <Field label={t("name")} error={errors.name && t("nameInvalid")}>
            <Input {...form.register("name")} autoComplete="organization" />
          </Field>
          <Field label={t("accent")} hint={t("accentHint")}>
            <HueInput {...form.register("accentHue", { valueAsNumber: true })} />
          </Field>
          <AccentPreview hue={form.watch("accentHue")} />
          <Field label={t("locale")} hint={t("localeHint")}>
            <NativeSelect {...form.register("locale")}>
              {locales.map((locale) => (
                <option key={locale} value={locale}>
                  {names(locale)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field label={t("timeZone")} error={errors.timeZone && t("timeZoneInvalid")}>
            <Controller
              control={form.control}
              name="timeZone"
              render={({ field }) => (
                <Combobox
                  value={field.value}
                  onValueChange={field.onChange}
                  options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
                  placeholder={t("timeZone")}
                  searchPlaceholder={t("timeZoneSearch")}
                  emptyLabel={t("timeZoneEmpty")}
                />
              )}
            />
          </Field>
        </CardBody>
        <CardFooter>
          {isDirty ? <span className="me-auto text-sm text-fg-muted">{common("unsaved")}</span> : null}
          <Button type="submit" variant="primary" loading={change.isPending} disabled={!isDirty}>
            {common("save")}
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
