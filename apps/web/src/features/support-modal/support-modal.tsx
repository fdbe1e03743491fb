"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@handrail/ui/tabs";
import { BookOpen, MessageCircle, TicketPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useState } from "react";
import { adoptChatDraft } from "../chat/index.ts";
import { useMe } from "../shell/me.tsx";
import { captureContext } from "./capture-context.ts";
import { ChatPlace } from "./chat-place.tsx";
import { FaqTab } from "./faq-tab.tsx";
import { SharedContext } from "./shared-context.tsx";
import { type SupportRequest, type SupportTab, supportTabs } from "./support-context.tsx";
import { TicketTab } from "./ticket-tab.tsx";
import { useOwnActions } from "./use-own-actions.ts";
import { useTicketDraft } from "./use-ticket-draft.ts";

const icons = { faq: BookOpen, ticket: TicketPlus, chat: MessageCircle } as const;
const panel =
  "min-h-0 flex-1 overflow-y-auto overscroll-contain outline-none -outline-offset-2 data-[state=active]:flex data-[state=active]:flex-col";

type Props = {
  organization: { slug: string; name: string };
  request: SupportRequest;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Answers, a ticket or a chat in one dialog. What is typed or read in a tab stays while others are visited. */
export function SupportModal({ organization, request, isOpen, onOpenChange }: Props) {
  const t = useTranslations("modal");
  const common = useTranslations("common");
  const me = useMe();
  const [tab, setTab] = useState<SupportTab>(request.tab ?? "faq");
  const [search, setSearch] = useState("");
  const [reading, setReading] = useState<{ slug: string; from: SupportTab } | null>(null);
  const [context, setContext] = useState<TicketContext>({});
  const shared = useOwnActions(context, isOpen && tab !== "faq");
  const { draft, change, clear } = useTicketDraft(organization.slug, me?.userId ?? null);

  useEffect(() => {
    const { tab: wanted, query, error, facts } = request;
    if (wanted) setTab(wanted);
    setContext(captureContext({ error, facts }));
    if (error) change({ type: "bug", withContext: true });
    if (query) change(({ subject }) => ({ subject: subject || query }));
  }, [request, change]);

  const userId = me?.userId;
  useLayoutEffect(() => {
    if (userId) adoptChatDraft(organization.slug, userId);
  }, [organization.slug, userId]);

  const read = (slug: string) => {
    setReading((before) => ({ slug, from: before && tab === "faq" ? before.from : tab }));
    setTab("faq");
  };
  const ask = (subject: string) => {
    if (subject) change((before) => ({ subject: before.subject || subject }));
    setTab("ticket");
  };
  const close = () => onOpenChange(false);

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent size="lg" closeLabel={common("close")} className="text-md sm:h-[80vh]">
        <DialogHeader className="pb-2">
          <DialogTitle className="truncate text-lg">{organization.name}</DialogTitle>
          <DialogDescription>{t("intro")}</DialogDescription>
        </DialogHeader>
        <Tabs
          value={tab}
          onValueChange={(value) => setTab(supportTabs.find((each) => each === value) ?? "faq")}
          className="min-h-0 flex-1"
        >
          <TabsList label={t("tabs.label")} className="gap-6 px-5">
            {supportTabs.map((value) => {
              const Icon = icons[value];
              return (
                <TabsTrigger key={value} value={value} icon={<Icon aria-hidden />} className="h-10">
                  {t(`tabs.${value}`)}
                </TabsTrigger>
              );
            })}
          </TabsList>
          <TabsContent value="faq" keepMounted className={panel}>
            <FaqTab
              search={search}
              onSearch={setSearch}
              reading={reading}
              onRead={read}
              onBack={() => {
                if (reading) setTab(reading.from);
                setReading(null);
              }}
              onAsk={ask}
              onIssue={(part) => {
                change(part);
                setTab("ticket");
              }}
            />
          </TabsContent>
          <TabsContent value="ticket" keepMounted className={panel}>
            <TicketTab
              {...{ draft, change, clear, close }}
              context={shared}
              sentryEventId={request.sentryEventId}
              onRead={read}
            />
          </TabsContent>
          <TabsContent value="chat" keepMounted className={panel}>
            <ChatPlace
              organization={organization.slug}
              context={draft.withContext ? shared : null}
              consent={
                <SharedContext
                  isQuiet
                  context={shared}
                  isShared={draft.withContext}
                  onChange={(withContext) => change({ withContext })}
                />
              }
              isShown={isOpen && tab === "chat"}
              onOpenArticle={read}
              onTicket={ask}
            />
          </TabsContent>
        </Tabs>
      </DialogContent>
    </Dialog>
  );
}
