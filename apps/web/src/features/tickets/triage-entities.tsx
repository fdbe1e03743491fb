"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { AtSign, Coins, Copy, House, Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { OutsideLink } from "../shell/outside-link.tsx";
import type { Ticket } from "./use-ticket.ts";

const icons = { order: Package, property: House, email: AtSign, amount: Coins } as const;

/** What the message names: each to be copied, and to be opened where the organisation says where such things are. */
export function TriageEntities({ entities }: { entities: Ticket["entities"] }) {
  const t = useTranslations("tickets.triage.entities");
  if (entities.length === 0) return null;
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast.success(t("copied", { text }));
    } catch {
      toast.error(t("notCopied"));
    }
  };
  return (
    <div className="mt-2">
      <h3 className="text-xs text-fg-muted">{t("title")}</h3>
      <ul aria-label={t("title")} className="flex flex-col">
        {entities.map(({ kind, text, url }) => {
          const Icon = icons[kind];
          return (
            <li key={`${kind} ${text}`} className="flex min-h-7 items-center gap-2">
              <Icon aria-label={t(kind)} className="size-4 shrink-0 text-fg-subtle" />
              <OutsideLink label={text} url={url} className="flex-1" />
              <IconButton size="sm" label={t("copy", { text })} onClick={() => void copy(text)}>
                <Copy />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
