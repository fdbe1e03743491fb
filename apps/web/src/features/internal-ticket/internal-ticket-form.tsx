"use client";
import { severities, ticketTypes } from "@handrail/contracts";
import { checkFields } from "@handrail/contracts/custom-fields";
import { type CustomValue, openInternalTicketInput } from "@handrail/contracts/inputs/tickets";
import { maxMessageLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { Textarea } from "@handrail/ui/textarea";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { newKey } from "../../lib/new-key.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { AttachButton, FileDrop, UploadList, useUploads } from "../attachments/index.ts";
import { CustomFields } from "../support-modal/index.ts";
import { AboutCustomer } from "./about-customer.tsx";

const empty = {
  subject: "",
  description: "",
  type: "question",
  severity: "medium",
  categoryId: "",
  branchId: "",
  order: "",
};

/** What staff ask of one another: about a customer or an order, in one of their branches. */
export function InternalTicketForm() {
  const t = useTranslations("portal.internal");
  const words = useTranslations("modal.ticket");
  const types = useTranslations("vocabulary.ticketType");
  const severityWords = useTranslations("vocabulary.severity");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(newKey);
  const [values, setValues] = useState(empty);
  const [aboutContactId, setAbout] = useState<string | null>(null);
  const [custom, setCustom] = useState<Record<string, CustomValue>>({});
  const [invalid, setInvalid] = useState<readonly string[]>([]);
  const uploads = useUploads("handrail-files:internal-ticket");
  const categories = trpc.kb.categories.useQuery();
  const branches = trpc.organization.branches.useQuery();
  const fields = trpc.tickets.fields.useQuery();
  const open = trpc.tickets.openInternal.useMutation({
    networkMode: "always",
    onSuccess: ({ id }) => {
      uploads.clear();
      router.push(`/support-dashboard/tickets/${id}`);
    },
    onError: (error) => setInvalid(Object.keys(errorDetails(error).fields ?? {})),
  });
  const set = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const refused = (name: string, message: string) => (invalid.includes(name) ? message : undefined);

  const send = () => {
    if (open.isPending || uploads.isSending) return;
    const { categoryId, branchId, order, ...written } = values;
    const input = {
      ...written,
      idempotencyKey: key,
      categoryId: categoryId || null,
      branchId: branchId || null,
      order: order.trim() || null,
      aboutContactId,
      custom,
      attachmentIds: uploads.attached.map(({ id }) => id),
    };
    const parsed = openInternalTicketInput.safeParse(input);
    const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join("."));
    const problems = Object.keys(checkFields(fields.data ?? [], custom).problems).map(
      (each) => `custom.${each}`,
    );
    const wrong = [...paths, ...problems];
    setInvalid(wrong);
    if (wrong[0]) form.current?.querySelector<HTMLElement>(`[name="${wrong[0]}"]`)?.focus();
    else if (parsed.success) open.mutate(parsed.data);
  };
  const choices = [
    ["type", words("type"), ticketTypes.map((value) => [value, types(value)] as const)],
    ["severity", t("severity"), severities.map((value) => [value, severityWords(value)] as const)],
    [
      "categoryId",
      words("category"),
      [
        ["", words("anyCategory")] as const,
        ...(categories.data ?? []).map(({ id, name }) => [id, name] as const),
      ],
    ],
  ] as const;
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
      <Field label={words("subject")} error={refused("subject", words("errors.subject"))}>
        <Input
          name="subject"
          maxLength={200}
          value={values.subject}
          onChange={(event) => set({ subject: event.target.value })}
        />
      </Field>
      <FileDrop onFiles={uploads.add} className="flex flex-col gap-2">
        <Field label={words("description")} error={refused("description", words("errors.description"))}>
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
        <AboutCustomer
          value={aboutContactId}
          onChange={setAbout}
          error={refused("aboutContactId", t("errors.about"))}
        />
        <Field label={t("order")} mark={t("optional")} error={refused("order", t("errors.order"))}>
          <Input
            name="order"
            maxLength={100}
            value={values.order}
            onChange={(event) => set({ order: event.target.value })}
          />
        </Field>
        {choices.map(([name, label, options]) => (
          <Field key={name} label={label} error={refused(name, words("errors.categoryId"))}>
            <NativeSelect
              name={name}
              value={values[name]}
              onChange={(event) => set({ [name]: event.target.value })}
            >
              {options.map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ))}
        {(branches.data?.length ?? 0) > 1 ? (
          <Field label={t("branch")} error={refused("branchId", t("errors.branch"))}>
            <NativeSelect
              name="branchId"
              value={values.branchId}
              onChange={(event) => set({ branchId: event.target.value })}
            >
              <option value="">{t("usualBranch")}</option>
              {branches.data?.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : null}
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
