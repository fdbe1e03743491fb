"use client";
import { IconButton } from "@handrail/ui/icon-button";
import { toast } from "@handrail/ui/toast";
import { AtSign, Coins, Copy, ExternalLink, House, Package } from "lucide-react";
import { useTranslations } from "next-intl";
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
              {url ? (
                <a
                  href={url}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="inline-flex min-w-0 flex-1 items-center gap-1.5 text-accent-text hover:underline"
                >
                  <span className="truncate">{text}</span>
                  <ExternalLink aria-hidden className="size-3.5 shrink-0" />
                </a>
              ) : (
                <span className="min-w-0 flex-1 truncate text-fg" title={text}>
                  {text}
                </span>
              )}
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
