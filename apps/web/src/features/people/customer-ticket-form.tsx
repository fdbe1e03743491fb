"use client";
import { severities, ticketTypes } from "@handrail/contracts";
import { checkFields } from "@handrail/contracts/custom-fields";
import { behalfSources, openForCustomerInput } from "@handrail/contracts/inputs/contacts";
import type { CustomValue } from "@handrail/contracts/inputs/tickets";
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
import { ticketHref } from "../tickets/index.ts";
import { type Customer, CustomerField } from "./customer-field.tsx";

const empty = {
  subject: "",
  description: "",
  source: "call",
  type: "question",
  severity: "medium",
  categoryId: "",
  branchId: "",
};
const nobody: Customer = { isNew: false, contactId: null, name: "", email: "", phone: "" };

const asInput = ({ isNew, contactId, name, email, phone }: Customer) =>
  isNew
    ? { newContact: { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null } }
    : { contactId };

/** Opens a ticket for a customer who called, wrote elsewhere or came by. */
export function CustomerTicketForm({ contactId }: { contactId: string | null }) {
  const t = useTranslations("tickets.behalf");
  const words = useTranslations("modal.ticket");
  const internal = useTranslations("portal.internal");
  const types = useTranslations("vocabulary.ticketType");
  const severityWords = useTranslations("vocabulary.severity");
  const sources = useTranslations("vocabulary.ticketSource");
  const errorText = useErrorText();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [key] = useState(newKey);
  const [values, setValues] = useState(empty);
  const [customer, setCustomer] = useState<Customer>({ ...nobody, contactId });
  const [custom, setCustom] = useState<Record<string, CustomValue>>({});
  const [invalid, setInvalid] = useState<readonly string[]>([]);
  const uploads = useUploads("handrail-files:customer-ticket");
  const categories = trpc.kb.categories.useQuery();
  const branches = trpc.organization.branches.useQuery();
  const fields = trpc.tickets.fields.useQuery();
  const open = trpc.contacts.openTicket.useMutation({
    onSuccess: ({ id }) => {
      uploads.clear();
      router.push(ticketHref(id));
    },
    onError: (error) => setInvalid(Object.keys(errorDetails(error).fields ?? {})),
  });
  const set = (part: Partial<typeof empty>) => setValues((before) => ({ ...before, ...part }));
  const isWrong = (path: string) => invalid.includes(path);
  const refused = (path: string, message: string) => (isWrong(path) ? message : undefined);

  const send = () => {
    if (open.isPending || uploads.isSending) return;
    const { categoryId, branchId, ...written } = values;
    const parsed = openForCustomerInput.safeParse({
      ...written,
      ...asInput(customer),
      idempotencyKey: key,
      categoryId: categoryId || null,
      branchId: branchId || null,
      custom,
      attachmentIds: uploads.attached.map(({ id }) => id),
    });
    const paths = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.map(String).join("."));
    const problems = Object.keys(checkFields(fields.data ?? [], custom).problems).map(
      (each) => `custom.${each}`,
    );
    const wrong = [...paths, ...problems];
    setInvalid(wrong);
    if (wrong[0]) form.current?.querySelector<HTMLElement>(`[name="${wrong[0]}"]`)?.focus();
    else if (parsed.success) open.mutate(parsed.data);
  };
  const none = ["", words("anyCategory")] as const;
  const choices = [
    ["source", t("source"), behalfSources.map((value) => [value, sources(value)] as const)],
    ["type", words("type"), ticketTypes.map((value) => [value, types(value)] as const)],
    ["severity", internal("severity"), severities.map((value) => [value, severityWords(value)] as const)],
    [
      "categoryId",
      words("category"),
      [none, ...(categories.data ?? []).map(({ id, name }) => [id, name] as const)],
    ],
    ...((branches.data?.length ?? 0) > 1
      ? [
          [
            "branchId",
            internal("branch"),
            [
              ["", internal("usualBranch")] as const,
              ...(branches.data ?? []).map(({ id, name }) => [id, name] as const),
            ],
          ] as const,
        ]
      : []),
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
      <CustomerField
        value={customer}
        onChange={(part) => setCustomer((before) => ({ ...before, ...part }))}
        isWrong={isWrong}
      />
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
        {choices.map(([name, label, options]) => (
          <Field
            key={name}
            label={label}
            error={refused(
              name,
              name === "branchId" ? internal("errors.branch") : words("errors.categoryId"),
            )}
          >
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
      </div>
      <CustomFields
        fields={fields.data ?? []}
        values={custom}
        invalid={invalid}
        onChange={(field, value) => setCustom((before) => ({ ...before, [field]: value }))}
      />
      {open.error && invalid.length === 0 ? (
        <Callout tone="danger" live title={internal("notOpened")}>
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
        {internal("open")}
      </Button>
    </form>
  );
}
