"use client";
import { Button } from "@handrail/ui/button";
import { IconButton } from "@handrail/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@handrail/ui/popover";
import { Route } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguageName } from "../../lib/use-language-name.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { QueryState } from "../shell/query-state.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { nameIn, type OfferTrace, readTrace, tagWords } from "./offer-trace.ts";

type Step = RouterOutputs["chatDesk"]["trail"][number];

function Considered({ trace }: { trace: OfferTrace }) {
  const t = useTranslations("chatDesk.trail");
  const wanted = useLanguageName()(trace.language);
  return (
    <ul className="mt-1 flex flex-col gap-1 text-xs text-fg-muted">
      {trace.considered.map(({ membershipId, name, hindrance, language, skill, chats, max }) => (
        <li key={membershipId}>
          <span className="font-medium text-fg">{name}</span>{" "}
          {hindrance
            ? t(`hindrance.${hindrance}`)
            : [
                t(`language.${language}`, { language: wanted }),
                t(`skill.${skill}`),
                t("load", { chats, max }),
              ].join(" · ")}
        </li>
      ))}
      {trace.others > 0 && <li>{t("others", { count: trace.others })}</li>}
    </ul>
  );
}

/** Why this agent: what the chat asked for, what he or she offers, and who else there was. */
function Why({ trace }: { trace: OfferTrace }) {
  const t = useTranslations("chatDesk.trail");
  const language = useLanguageName();
  const [isOpen, setOpen] = useState(false);
  const { chosen, category } = trace;
  return (
    <div className="text-xs text-fg-muted">
      <p>
        {[
          t(`language.${chosen.language}`, { language: language(trace.language) }),
          category ? t(`skill.${chosen.skill}`) : t("noTopic"),
          t("load", { chats: chosen.chats, max: chosen.max }),
        ].join(" · ")}
      </p>
      <Button variant="link" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? "hideOthers" : "showOthers")}
      </Button>
      {isOpen && <Considered trace={trace} />}
    </div>
  );
}

function wordsOf(t: ReturnType<typeof useTranslations<"chatDesk.trail">>, step: Step) {
  const by = step.actorName ?? "";
  switch (step.kind) {
    case "chat.started":
      return t("step.started");
    case "chat.handoff_requested":
      return t("step.asked");
    case "chat.offered":
      return t("step.offered", { name: nameIn(step.data, "offeredTo") });
    case "chat.offer_declined":
      return t("step.declined", { name: by });
    case "chat.offer_missed":
      return t("step.missed");
    case "chat.accepted":
      return t("step.accepted", { name: by });
    case "chat.taken_over":
      return t("step.takenOver", { name: by });
    case "chat.transferred":
      if (nameIn(step.data, "to") === "assistant") return t("step.handedBack", { name: by });
      return nameIn(step.data, "toName")
        ? t("step.transferred", { name: by, to: nameIn(step.data, "toName") })
        : t("step.queued", { name: by });
    case "chat.reassigned":
      return t("step.reassigned", { name: nameIn(step.data, "assigneeName") });
    case "chat.nudged":
      return t("step.nudged");
    case "chat.ticket_opened":
      return t("step.ticket", { number: nameIn(step.data, "number") });
    case "chat.tags_changed":
      return t("step.tagged", { name: by, tags: tagWords(step.data) });
    case "chat.wrapped_up":
      return t("step.wrappedUp", { name: by, disposition: nameIn(step.data, "disposition") });
    default:
      return t("step.closed");
  }
}

function Trail({ conversationId }: { conversationId: string }) {
  const t = useTranslations("chatDesk.trail");
  const trail = trpc.chatDesk.trail.useQuery({ conversationId }, { staleTime: 0 });
  return (
    <>
      <h3 className="mb-2 font-semibold text-fg">{t("title")}</h3>
      <QueryState query={trail} failed={t("failed")} size="sm" />
      <ol className="flex flex-col gap-2">
        {trail.data?.map((step) => {
          const trace = step.kind === "chat.offered" ? readTrace(step.data) : null;
          return (
            <li key={step.id} className="border-s-2 border-line ps-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="wrap-anywhere">{wordsOf(t, step)}</span>
                <RelativeTime at={step.createdAt} className="text-xs text-fg-muted" />
              </p>
              {trace && <Why trace={trace} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** How a chat came to whom, step by step, and why. */
export function ChatTrail({ conversationId }: { conversationId: string }) {
  const t = useTranslations("chatDesk.trail");
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton label={t("open")}>
          <Route />
        </IconButton>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("title")} className="w-88 max-w-[calc(100vw-2rem)]">
        <Trail conversationId={conversationId} />
      </PopoverContent>
    </Popover>
  );
}
