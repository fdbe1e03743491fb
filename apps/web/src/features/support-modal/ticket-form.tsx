"use client";
import { checkFields } from "@handrail/contracts/custom-fields";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { maxMessageLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Field } from "@handrail/ui/field";
import { Input } from "@handrail/ui/input";
import { Textarea } from "@handrail/ui/textarea";
import { SendHorizontal } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { AttachButton, FileDrop, UploadList, useUploads } from "../attachments/index.ts";
import { ScreenshotButton } from "../screenshot-button/index.ts";
import { useMe } from "../shell/me.tsx";
import { CustomFields } from "./custom-fields.tsx";
import { fromIssue } from "./from-issue.ts";
import { QuickIssues } from "./quick-issues.tsx";
import { SharedContext } from "./shared-context.tsx";
import { useSignInLink } from "./sign-in-invite.tsx";
import { SuggestedArticles } from "./suggested-articles.tsx";
import { TicketChoices } from "./ticket-choices.tsx";
import type { TicketDraft } from "./ticket-draft.ts";
import { TicketPerson } from "./ticket-person.tsx";
import { type FormField, useSubmitTicket } from "./use-submit-ticket.ts";
import type { DraftChange } from "./use-ticket-draft.ts";

const longestSubject = 200;
const searchedDescription = 200;

type Props = {
  draft: TicketDraft;
  change: (part: DraftChange) => void;
  context: TicketContext;
  /** What Sentry calls the error that is reported. */
  sentryEventId?: string | undefined;
  onRead: (slug: string) => void;
  onSent: (number: string) => void;
  onSolved: () => void;
  children?: ReactNode;
};

/**
 * The one form of a ticket: in the dialog, and on the portal's page, with an account or without. Whatever happens, what
 * was typed stays.
 */
export function TicketForm(props: Props) {
  const { draft, change, context, sentryEventId, onRead, onSent, onSolved, children } = props;
  const t = useTranslations("modal.ticket");
  const common = useTranslations("common");
  const errorText = useErrorText();
  const me = useMe();
  const signInLink = useSignInLink("ticket");
  const form = useRef<HTMLFormElement>(null);
  const [website, setWebsite] = useState("");
  const { data: portal } = trpc.portal.form.useQuery(undefined, { staleTime: 5 * 60_000 });
  const isVisitor = !me && portal?.isEnabled === true;
  const canSend = Boolean(me) || isVisitor;
  const fields = portal?.fields ?? [];
  const uploads = useUploads(
    `handrail-files:ticket:${me?.userId ?? "visitor"}`,
    me ? {} : { visitorKey: draft.idempotencyKey },
  );
  const { submit, invalid, forgive, isPending, error } = useSubmitTicket({
    isVisitor,
    onSent: (number) => {
      uploads.clear();
      onSent(number);
    },
    onStaleIssue: () => change({ quickIssueId: null }),
  });
  const errorOf = (field: FormField) => (invalid.includes(field) ? t(`errors.${field}`) : undefined);
  const set = (field: FormField, part: Partial<TicketDraft>) => {
    change(part);
    forgive(field);
  };
  const send = async () => {
    if (!canSend || uploads.isSending) return;
    const attachmentIds = uploads.attached.map(({ id }) => id);
    const known = Object.entries(draft.custom).filter(([key]) => fields.some((field) => field.key === key));
    const custom = Object.fromEntries(known);
    const missing = Object.keys(checkFields(fields, custom).problems).map((key) => `custom.${key}`);
    const written = { ...draft, custom, attachmentIds, sentryEventId, website };
    const [first] = await submit(written, context, missing);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void send();
  };
  const isSignedOut = !canSend || (me && error && errorDetails(error).code === "UNAUTHENTICATED");

  return (
    <form
      ref={form}
      noValidate
      className="relative flex flex-col gap-4 px-5 py-4"
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
      {isVisitor ? <TicketPerson {...{ draft, set, errorOf, website }} onWebsite={setWebsite} /> : null}
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
          onSolved={onSolved}
        />
      </div>
      <FileDrop onFiles={uploads.add} disabled={!canSend} className="flex flex-col gap-4">
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
        {canSend ? (
          <div className="flex flex-col items-start gap-2">
            <div className="flex flex-wrap gap-2">
              <AttachButton uploads={uploads} withLabel />
              <ScreenshotButton onPicture={(file) => uploads.add([file])} />
            </div>
            <UploadList uploads={uploads} className="w-full" />
          </div>
        ) : null}
      </FileDrop>
      <TicketChoices {...{ draft, isVisitor, set, errorOf }} />
      <CustomFields
        fields={fields}
        values={draft.custom}
        invalid={invalid}
        onChange={(key, value) => {
          change((before) => ({ custom: { ...before.custom, [key]: value } }));
          forgive(`custom.${key}`);
        }}
      />
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
          <p className="min-w-0 text-sm text-fg-subtle">
            {t("kept")}{" "}
            {isVisitor ? (
              <Link href={signInLink} className="text-accent-text underline">
                {t("haveAccount")}
              </Link>
            ) : null}
          </p>
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
