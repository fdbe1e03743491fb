"use client";
import { severities, ticketTypes } from "@handrail/contracts";
import { checkFields } from "@handrail/contracts/custom-fields";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
import { maxMessageLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Textarea } from "@handrail/ui/textarea";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { z } from "zod";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { AttachButton, FileDrop, UploadList, useUploads } from "../attachments/index.ts";
import { CustomFields } from "../support-modal/index.ts";
import { ticketHref } from "../tickets/index.ts";
import { ChoiceField } from "./choice-field.tsx";

const empty = {
  subject: "",
  description: "",
  type: "question",
  severity: "medium",
  categoryId: "",
  branchId: "",
};

/** Whether the server or the schema refused what a path names. */
export type IsWrong = (path: string) => boolean;

type Props<Asked> = {
  /** Where files that were added are kept until the ticket is opened. */
  filesKey: string;
  /** What this form has beside what every ticket of staff has, by the names of the schema. */
  extra: Record<string, unknown>;
  schema: z.ZodType<Asked>;
  open: (input: Asked) => Promise<{ id: string }>;
  /** Above the subject, and among the choices. */
  first?: (isWrong: IsWrong) => ReactNode;
  beside?: (isWrong: IsWrong) => ReactNode;
};

/** Opens a ticket that somebody of the staff writes, and goes there. */
export function StaffTicketForm<Asked>(props: Props<Asked>) {
  const { filesKey, extra, schema, first, beside } = props;
  const t = useTranslations("portal.internal");
  const words = useTranslations("modal.ticket");
  const types = useTranslations("vocabulary.ticketType");
  const severityWords = useTranslations("vocabulary.severity");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(newKey);
  const [values, setValues] = useState(empty);
  const [custom, setCustom] = useState<Record<string, CustomValue>>({});
  const [invalid, setInvalid] = useState<readonly string[]>([]);
  const uploads = useUploads(filesKey);
  const categories = trpc.kb.categories.useQuery();
  const branches = trpc.organization.branches.useQuery();
  const fields = trpc.tickets.fields.useQuery();
  const open = useMutation({
    networkMode: "always",
    mutationFn: props.open,
    onSuccess: ({ id }) => {
      uploads.clear();
      router.push(ticketHref(id));
    },
    onError: (error) => setInvalid(Object.keys(errorDetails(error).fields ?? {})),
  });
  const set = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const isWrong: IsWrong = (path) => invalid.includes(path);

  const send = () => {
    if (open.isPending || uploads.isSending) return;
    const { categoryId, branchId, ...written } = values;
    const parsed = schema.safeParse({
      ...written,
      ...extra,
      idempotencyKey: key,
      categoryId: categoryId || null,
      branchId: branchId || null,
      custom,
      attachmentIds: uploads.attached.map(({ id }) => id),
    });
    const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join("."));
    const { problems } = checkFields(fields.data ?? [], custom);
    const wrong = [...paths, ...Object.keys(problems).map((each) => `custom.${each}`)];
    setInvalid(wrong);
    if (wrong[0]) form.current?.querySelector<HTMLElement>(`[name="${wrong[0]}"]`)?.focus();
    else if (parsed.success) open.mutate(parsed.data);
  };
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => [id, name] as const);
  const choice = (name: "type" | "severity" | "categoryId" | "branchId") => ({
    name,
    value: values[name],
    onChange: (value: string) => set({ [name]: value }),
    isWrong: isWrong(name),
  });
  return (
    <form
      ref={form}
      noValidate
      className="flex max-w-3xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {first?.(isWrong)}
      <Field label={words("subject")} error={isWrong("subject") ? words("errors.subject") : undefined}>
        <Input
          name="subject"
          maxLength={200}
          value={values.subject}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </Field>
      <FileDrop onFiles={uploads.add} className="flex flex-col gap-2">
        <Field
          label={words("description")}
          error={isWrong("description") ? words("errors.description") : undefined}
        >
          <Textarea
            name="description"
            minRows={6}
            maxRows={16}
            maxLength={maxMessageLength}
            value={values.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        </Field>
        <div>
          <AttachButton uploads={uploads} withLabel />
        </div>
        <UploadList uploads={uploads} />
      </FileDrop>
      <div className="grid gap-4 sm:grid-cols-2">
        {beside?.(isWrong)}
        <ChoiceField
          {...choice("type")}
          label={words("type")}
          options={ticketTypes.map((value) => [value, types(value)] as const)}
        />
        <ChoiceField
          {...choice("severity")}
          label={t("severity")}
          options={severities.map((value) => [value, severityWords(value)] as const)}
        />
        <ChoiceField
          {...choice("categoryId")}
          label={words("category")}
          options={[["", words("anyCategory")], ...named(categories.data)]}
        />
        {(branches.data?.length ?? 0) > 1 && (
          <ChoiceField
            {...choice("branchId")}
            label={t("branch")}
            error={t("errors.branch")}
            options={[["", t("usualBranch")], ...named(branches.data)]}
          />
        )}
      </div>
      <CustomFields
        fields={fields.data ?? []}
        values={custom}
        invalid={invalid}
        onChange={(field, value) => setCustom((before) => ({ ...before, [field]: value }))}
      />
      {open.error && invalid.length === 0 ? (
        <Callout tone="danger" live title={t("notOpened")}>
          {errorText(open.error)}
        </Callout>
      ) : null}
      <Button
        type="submit"
        variant="primary"
        loading={open.isPending}
        disabled={uploads.isSending}
        className="self-start"
      >
        {t("open")}
      </Button>
    </form>
  );
}
