"use client";
import type { TicketContext } from "@handrail/contracts/inputs/tickets";
import { Switch } from "@handrail/ui/switch";
import { useTranslations } from "next-intl";
import { ContextList } from "./context-list.tsx";

type Props = {
  context: TicketContext;
  isShared: boolean;
  onChange: (isShared: boolean) => void;
  /** Without a frame and an explanation, where there is little room. */
  isQuiet?: boolean;
};

/** What goes along with the ticket about the page: to look at, and to switch off. */
export function SharedContext({ context, isShared, onChange, isQuiet = false }: Props) {
  const t = useTranslations("modal.ticket.context");
  return (
    <div className={isQuiet ? "text-sm" : "rounded-card border border-line bg-surface p-3"}>
      <Switch
        label={t("label")}
        {...(isQuiet ? {} : { hint: t("hint") })}
        checked={isShared}
        onCheckedChange={onChange}
      />
      {isShared ? (
        <details className={isQuiet ? "text-sm" : "mt-2 text-sm"}>
          <summary className="w-fit cursor-pointer text-accent-text underline-offset-4 hover:underline">
            {t("preview")}
          </summary>
          <ContextList context={context} className="mt-2 rounded-control bg-surface-sunken p-3" />
        </details>
      ) : null}
    </div>
  );
}
