"use client";
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { Kbd } from "@handrail/ui/kbd";
import { useTranslations } from "next-intl";
import { focusItself } from "../../lib/focus-itself.ts";
import { keysOf, type ShortcutScope, type ShortcutWords, shortcuts } from "./shortcuts.ts";
import { useModKey } from "./use-keys.ts";

function KeyList({ heading, scope }: { heading: string; scope: ShortcutScope }) {
  const t = useTranslations("dashboard.keys");
  const mod = useModKey();
  const names = Object.entries<string>(shortcuts[scope]);
  return (
    <section className="min-w-0">
      <h3 className="pb-1 text-xs font-medium text-fg-subtle">{heading}</h3>
      <dl className="flex flex-col">
        {names.map(([name, binding]) => (
          <div
            key={name}
            className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-sm last:border-b-0"
          >
            <dt className="min-w-0 text-fg">{t(name as ShortcutWords)}</dt>
            <dd className="shrink-0 text-fg-muted">
              <Kbd keys={keysOf(binding).map((key) => (key === "mod" ? mod : key))} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every shortcut of the dashboard. */
export function ShortcutsDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("dashboard.keys");
  const common = useTranslations("common");
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="lg"
        closeLabel={common("close")}
        aria-describedby={undefined}
        onOpenAutoFocus={focusItself}
      >
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <DialogBody className="grid gap-x-10 gap-y-5 pb-5 sm:grid-cols-2">
          <div className="flex flex-col gap-5">
            <KeyList heading={t("everywhere")} scope="everywhere" />
            <KeyList heading={t("inChats")} scope="chats" />
          </div>
          <div className="flex flex-col gap-5">
            <KeyList heading={t("inQueue")} scope="queue" />
            <KeyList heading={t("inTicket")} scope="ticket" />
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
