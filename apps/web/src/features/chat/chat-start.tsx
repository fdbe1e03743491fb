"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { maxChatLength } from "@handrail/contracts/limits";
import { Button } from "@handrail/ui/button";
import { Callout } from "@handrail/ui/callout";
import { Sparkles, UserRound } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { newKey } from "../../lib/new-key.ts";
import { useErrorText } from "../../lib/use-error-text.ts";
import { beginVisit } from "../../lib/visit.ts";
import { useRealtime } from "../../realtime/provider.tsx";
import { trpc } from "../../trpc/client.tsx";
import { useUploads } from "../attachments/index.ts";
import { Composer, useStoredText } from "../conversation/index.ts";
import { ScreenshotButton } from "../screenshot-button/index.ts";
import { useMe } from "../shell/me.tsx";
import type { FirstStep } from "./chat-tab.tsx";
import { HoursLine } from "./hours-line.tsx";
import { useOwnLocale, useWelcome } from "./use-welcome.ts";

const suggested = 4;

/** What others ask: the organisation's own quick issues, then what is read most. */
function useQuestions(): string[] {
  const locale = useLocale();
  const issues = trpc.kb.quickIssues.useQuery(undefined, { staleTime: 60 * 60_000 });
  const popular = trpc.kb.popular.useQuery({ limit: suggested, locale }, { staleTime: 5 * 60_000 });
  const titles = [...(issues.data ?? []), ...(popular.data ?? [])].map(({ title }) => title);
  return issues.isPending ? [] : [...new Set(titles)].slice(0, suggested);
}

type Props = {
  organization: string;
  draftKey: string;
  context: TicketContext | null;
  consent: ReactNode;
  onStarted: (conversationId: string, first: FirstStep) => void;
};

/** Before the first word: who answers, what others ask, and where to write. */
export function ChatStart({ organization, draftKey, context, consent, onStarted }: Props) {
  const t = useTranslations("modal.chat");
  const errorText = useErrorText();
  const me = useMe();
  const [text, setText] = useStoredText(draftKey);
  const uploads = useUploads(`handrail-files:${draftKey}`);
  const [idempotencyKey] = useState(newKey);
  const start = trpc.chat.start.useMutation();
  const locale = useOwnLocale();
  const welcome = useWelcome();
  const questions = useQuestions();
  const realtime = useRealtime();
  const [refusal, setRefusal] = useState<unknown>(null);
  const begin = async (first: FirstStep) => {
    if (start.isPending) return;
    setRefusal(null);
    try {
      if (!me) {
        await beginVisit(organization);
        realtime.listen();
      }
      const { conversationId } = await start.mutateAsync({ idempotencyKey, locale, context });
      if (first && first !== "human") setText("");
      uploads.clear();
      onStarted(conversationId, first);
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain px-5 pt-5 pb-4">
        <div className="my-auto flex flex-col gap-5">
          <div>
            <span
              aria-hidden
              className="grid size-10 place-items-center rounded-full border border-tone-accent-line bg-tone-accent text-tone-accent-fg"
            >
              <Sparkles className="size-5" />
            </span>
            <h3 className="mt-3 text-lg font-semibold text-balance">
              {welcome.data?.greeting ??
                (me ? t("greeting", { name: me.name.split(" ")[0] ?? "" }) : t("greetingVisitor"))}
            </h3>
            <p className="mt-1 text-pretty text-fg-muted">{t("greetingBody")}</p>
            {welcome.data ? <HoursLine welcome={welcome.data} /> : null}
          </div>
          {questions.length > 0 ? (
            <section aria-label={t("suggestions")}>
              <h4 className="mb-2 text-sm font-semibold text-fg-muted">{t("suggestions")}</h4>
              <ul className="flex flex-col items-start gap-2">
                {questions.map((title) => (
                  <li key={title} className="max-w-full">
                    <button
                      type="button"
                      disabled={start.isPending}
                      onClick={() => void begin({ text: title, attached: [] })}
                      className="rounded-card border border-line-strong bg-surface px-3.5 py-2 text-start transition-colors hover:bg-surface-hover"
                    >
                      {title}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {consent}
        </div>
      </div>
      <div className="px-5 pt-1 pb-[max(1rem,env(safe-area-inset-bottom))]">
        {refusal ? (
          <Callout tone="danger" live title={t("notStarted")} className="mb-3">
            {errorText(refusal)}
          </Callout>
        ) : null}
        <Composer
          label={t("message")}
          placeholder={t("placeholder.ai")}
          sendLabel={t("send")}
          hint={t("sendHint")}
          enterSends
          value={text}
          onChange={setText}
          onSend={() => void begin({ text, attached: uploads.attached })}
          {...(me ? { uploads } : {})}
          maxLength={maxChatLength}
          tooLongLabel={t("tooLong", { max: maxChatLength })}
          actions={
            <>
              {me ? <ScreenshotButton isCompact onPicture={(file) => uploads.add([file])} /> : null}
              <Button variant="ghost" onClick={() => void begin("human")} loading={start.isPending}>
                <UserRound aria-hidden />
                {t("human")}
              </Button>
            </>
          }
        />
      </div>
    </div>
  );
}
