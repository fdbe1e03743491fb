"use client";
import { severities, ticketTypes } from "@handrail/contracts";
import { maxMessageLength } from "@handrail/contracts/inputs/fields";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { NativeSelect } from "@handrail/ui/native-select";
import { Textarea } from "@handrail/ui/textarea";
import { SendHorizontal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { AttachButton, FileDrop, UploadList, useUploads } from "../attachments/index.ts";
import { useMe } from "../shell/me.tsx";
import { fromIssue } from "./faq-tab.tsx";
import { QuickIssues } from "./quick-issues.tsx";
import { SharedContext } from "./shared-context.tsx";
import { useSignInLink } from "./sign-in-invite.tsx";
import { SuggestedArticles } from "./suggested-articles.tsx";
import type { TicketDraft } from "./ticket-draft.ts";
import { type FormField, useSubmitTicket } from "./use-submit-ticket.ts";
import type { DraftChange } from "./use-ticket-draft.ts";

const longestSubject = 200;
const searchedDescription = 200;

type Props = {
  draft: TicketDraft;
  change: (part: DraftChange) => void;
  context: TicketContext;
  onRead: (slug: string) => void;
  onSent: (number: string) => void;
  children: ReactNode;
};

/** The form of a ticket. Whatever happens, what was typed stays. */
export function TicketForm({ draft, change, context, onRead, onSent, children }: Props) {
  const t = useTranslations("modal.ticket");
  const common = useTranslations("common");
  const types = useTranslations("vocabulary.ticketType");
  const errorText = useErrorText();
  const me = useMe();
  const signInLink = useSignInLink("ticket");
  const form = useRef<HTMLFormElement>(null);
  const categories = trpc.kb.categories.useQuery(undefined, { staleTime: 5 * 60_000 });
  const uploads = useUploads(`handrail-files:ticket:${me?.userId ?? "visitor"}`);
  const { submit, invalid, forgive, isPending, error } = useSubmitTicket(
    (number) => {
      uploads.clear();
      onSent(number);
    },
    () => change({ quickIssueId: null }),
  );
  const errorOf = (field: FormField) => (invalid.includes(field) ? t(`errors.${field}`) : undefined);
  const set = (field: FormField, part: Partial<TicketDraft>) => {
    change(part);
    forgive(field);
  };
  const send = async () => {
    if (!me || uploads.isSending) return;
    const attachmentIds = uploads.attached.map(({ id }) => id);
    const [first] = await submit({ ...draft, attachmentIds }, context);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void send();
  };
  const isSignedOut = !me || (error && errorDetails(error).code === "UNAUTHENTICATED");

  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4 px-5 py-4"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {context.error ? (
        <Callout tone="warning" title={t("errorTitle")}>
          <span className="font-mono text-xs">{context.error.message}</span>
        </Callout>
      ) : null}
      <QuickIssues compact chosenId={draft.quickIssueId} onChoose={(issue) => change(fromIssue(issue))} />
      <div>
        <Field label={t("subject")} error={errorOf("subject")}>
          <Input
            name="subject"
            size="lg"
            autoComplete="off"
            maxLength={longestSubject}
            placeholder={t("subjectPlaceholder")}
            value={draft.subject}
            onChange={(event) => set("subject", { subject: event.target.value })}
          />
        </Field>
        <SuggestedArticles
          text={`${draft.subject} ${draft.description.slice(0, searchedDescription)}`}
          onRead={onRead}
        />
      </div>
      <FileDrop onFiles={uploads.add} disabled={!me} className="flex flex-col gap-4">
        <Field label={t("description")} hint={t("descriptionHint")} error={errorOf("description")}>
          <Textarea
            name="description"
            size="lg"
            minRows={5}
            maxRows={14}
            maxLength={maxMessageLength}
            placeholder={t("descriptionPlaceholder")}
            value={draft.description}
            onChange={(event) => set("description", { description: event.target.value })}
          />
        </Field>
        {me ? (
          <div className="flex flex-col items-start gap-2">
            <AttachButton uploads={uploads} withLabel />
            <UploadList uploads={uploads} className="w-full" />
          </div>
        ) : null}
      </FileDrop>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("type")} error={errorOf("type")}>
          <NativeSelect
            name="type"
            value={draft.type}
            onChange={(event) => {
              const type = ticketTypes.find((each) => each === event.target.value);
              if (type) set("type", { type });
            }}
          >
            {ticketTypes.map((type) => (
              <option key={type} value={type}>
                {types(type)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("category")} error={errorOf("categoryId")}>
          <NativeSelect
            name="categoryId"
            value={draft.categoryId ?? ""}
            onChange={(event) => set("categoryId", { categoryId: event.target.value || null })}
          >
            <option value="">{t("anyCategory")}</option>
            {categories.data?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("severity")} error={errorOf("severity")}>
          <NativeSelect
            name="severity"
            value={draft.severity}
            onChange={(event) => {
              const severity = severities.find((each) => each === event.target.value);
              if (severity) set("severity", { severity });
            }}
          >
            {severities.map((severity) => (
              <option key={severity} value={severity}>
                {t(`severities.${severity}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
      </div>
      <SharedContext
        context={context}
        isShared={draft.withContext}
        onChange={(withContext) => change({ withContext })}
      />
      {error && invalid.length === 0 ? (
        <Callout tone="danger" live title={t("notSent")}>
          {errorText(error)}
        </Callout>
      ) : null}
      {isSignedOut ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-tone-accent-line bg-tone-accent p-3">
          <p className="min-w-0 flex-1 basis-60 text-tone-accent-fg">{t("signIn")}</p>
          <Button asChild variant="primary">
            <Link href={signInLink}>{common("signIn")}</Link>
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-fg-subtle">{t("kept")}</p>
          <Button type="submit" variant="primary" size="lg" loading={isPending} disabled={uploads.isSending}>
            <SendHorizontal aria-hidden className="rtl:-scale-x-100" />
            {t("send")}
          </Button>
        </div>
      )}
      {children}
    </form>
  );
}
