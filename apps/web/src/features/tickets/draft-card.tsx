"use client";
import type { TriageRecord, WireMessage } from "@handrail/contracts";
import { discardReasons } from "@handrail/contracts/inputs/conversations";
import { Badge } from "@handrail/ui/badge";
import { Button } from "@handrail/ui/button";
import { cn } from "@handrail/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@handrail/ui/dropdown-menu";
import { toast } from "@handrail/ui/toast";
import { Pencil, Send, Sparkles, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { errorDetails } from "../../lib/errors.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { trpc } from "../../trpc/client.tsx";
import { MessageText, Sources } from "../thread/index.ts";
import { StaleNote } from "./stale-note.tsx";

type Props = {
  ticketId: string;
  draft: WireMessage;
  triage: TriageRecord | null;
  isBeingEdited: boolean;
  /** A person has answered since: the draft folds away. */
  isAnswered: boolean;
  seenSeq: () => number;
  onEdit: (draft: WireMessage) => void;
  /** Newer messages must be read before it is sent. */
  onNewer: () => void;
  onDone: () => void;
};

/** An answer that the assistant prepared: what it rests on, and sending, rewriting or turning it down. */
export function DraftCard({
  ticketId,
  draft,
  triage,
  isBeingEdited,
  isAnswered,
  seenSeq,
  onEdit,
  onNewer,
  onDone,
}: Props) {
  const t = useTranslations("tickets.draft");
  const format = useFormatter();
  const errorText = useErrorText();
  const onError = (error: unknown) => {
    if (errorDetails(error).reason === "newer_messages") onNewer();
    toast.error(errorText(error));
    onDone();
  };
  const approve = trpc.triage.approveDraft.useMutation({ onSuccess: onDone, onError });
  const discard = trpc.triage.discardDraft.useMutation({ onSuccess: onDone, onError });
  const named = { messageId: draft.id, changeSeq: draft.changeSeq };
  const isOneClick =
    draft.senderName === null && (triage?.gate === "approvable" || triage?.gate === "auto_send");
  const isStale = draft.stale.length > 0;
  const isBusy = approve.isPending || discard.isPending;
  const [isOpen, setOpen] = useState(false);
  const isFolded = isAnswered && !isOpen && !isBeingEdited;

  return (
    <article
      aria-label={t("title")}
      className="rounded-card border border-tone-accent-line border-dashed bg-surface"
    >
      <header
        className={cn("flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-3 text-sm", isFolded && "pb-3")}
      >
        <Sparkles aria-hidden className="size-4 text-accent-text" />
        <h2 className="font-semibold text-fg">{t("title")}</h2>
        <span className="text-fg-muted">{t(isAnswered ? "answered" : "notSent")}</span>
        <span className="ms-auto">
          {isAnswered ? (
            <Button size="sm" variant="ghost" aria-expanded={!isFolded} onClick={() => setOpen(!isOpen)}>
              {t(isFolded ? "show" : "hide")}
            </Button>
          ) : (
            triage &&
            draft.senderName === null && (
              <Badge tone={isOneClick ? "success" : "neutral"}>
                {t("confidence", { share: format.number(triage.confidence, { style: "percent" }) })}
              </Badge>
            )
          )}
        </span>
      </header>
      {isFolded ? null : (
        <>
          <div className="px-4 py-2.5 text-md text-fg wrap-anywhere">
            <MessageText>{draft.body}</MessageText>
            <Sources sources={draft.sources} />
            {isStale && (
              <div className="mt-3 text-base">
                <StaleNote {...{ ticketId, draft, onDone }} disabled={isBusy || isBeingEdited} />
              </div>
            )}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
            {isOneClick && !isStale ? (
              <>
                <Button
                  variant="primary"
                  loading={approve.isPending}
                  disabled={isBusy || isBeingEdited}
                  onClick={() => approve.mutate({ ...named, lastSeenSeq: seenSeq() })}
                >
                  <Send aria-hidden />
                  {t("approve")}
                </Button>
                <Button disabled={isBusy || isBeingEdited} onClick={() => onEdit(draft)}>
                  <Pencil aria-hidden />
                  {t("edit")}
                </Button>
              </>
            ) : (
              <Button variant="primary" disabled={isBusy || isBeingEdited} onClick={() => onEdit(draft)}>
                <Pencil aria-hidden />
                {t("editAndSend")}
              </Button>
            )}
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button variant="ghost" loading={discard.isPending} disabled={isBusy}>
                  <Trash2 aria-hidden />
                  {t("discard")}
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent>
                <DropdownMenuLabel>{t("discardWhy")}</DropdownMenuLabel>
                {discardReasons.map((reason) => (
                  <DropdownMenuItem key={reason} onSelect={() => discard.mutate({ ...named, reason })}>
                    {t(`reasons.${reason}`)}
                  </DropdownMenuItem>
                ))}
              </DropdownMenuContent>
            </DropdownMenu>
            <span className="min-w-0 flex-1 text-end text-xs text-fg-muted max-sm:basis-full max-sm:text-start">
              {isBeingEdited
                ? t("inComposer")
                : draft.senderName !== null
                  ? t("byProgram", { name: draft.senderName })
                  : triage
                    ? t(`why.${triage.why}`)
                    : null}
            </span>
          </footer>
        </>
      )}
    </article>
  );
}
