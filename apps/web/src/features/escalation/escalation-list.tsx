"use client";
import { Button } from "@handrail/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "@handrail/ui/dialog";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { focusItself } from "../../lib/focus-itself.ts";
import { type RouterOutputs, trpc } from "../../trpc/client.tsx";
import { RelativeTime } from "../shell/relative-time.tsx";
import { PackView } from "./pack-view.tsx";

type Escalation = RouterOutputs["escalation"]["ofTicket"][number];

function useBy({ by, ruleName, byName }: Escalation): string | null {
  const t = useTranslations("escalation.ticket");
  if (by === "rule") return ruleName ? t("byRule", { name: ruleName }) : null;
  if (!byName) return null;
  return by === "key" ? t("byKey", { name: byName }) : t("byPerson", { name: byName });
}

function Entry({ escalation, onShow }: { escalation: Escalation; onShow: () => void }) {
  const t = useTranslations("escalation.ticket");
  const states = useTranslations("escalation.log.state");
  const by = useBy(escalation);
  const { stopped, targetName, targetKind, trigger, reason, createdAt, deliveries, pack } = escalation;
  return (
    <li className="flex flex-col items-start gap-0.5">
      <p className="font-medium text-fg wrap-anywhere">
        {stopped ? t(`stopped.${stopped}`) : t("toName", { name: targetName ?? t(`targets.${targetKind}`) })}
      </p>
      <p className="text-fg wrap-anywhere">{reason || t(`trigger.${trigger}`)}</p>
      <p className="text-xs text-fg-muted">
        {by && <>{by} · </>}
        <RelativeTime at={createdAt} />
        {deliveries.map(({ id, state }) => (
          <span key={id}> · {states(state)}</span>
        ))}
      </p>
      {pack && (
        <Button size="sm" variant="link" onClick={onShow}>
          {t("showPack")}
        </Button>
      )}
    </li>
  );
}

/** Every time that the ticket was handed up, the newest first. */
export const useEscalations = (ticketId: string): readonly Escalation[] =>
  trpc.escalation.ofTicket.useQuery({ ticketId }).data ?? [];

/** To whom a ticket was handed up, why, and what was known then. */
export function EscalationList({ escalations }: { escalations: readonly Escalation[] }) {
  const t = useTranslations("escalation.ticket");
  const common = useTranslations("common");
  const [shownId, setShown] = useState<string | null>(null);
  const pack = escalations.find(({ id }) => id === shownId)?.pack;
  return (
    <>
      <ol className="flex flex-col gap-3">
        {escalations.map((escalation) => (
          <Entry key={escalation.id} escalation={escalation} onShow={() => setShown(escalation.id)} />
        ))}
      </ol>
      <Dialog open={Boolean(pack)} onOpenChange={(open) => !open && setShown(null)}>
        {pack && (
          <DialogContent closeLabel={common("close")} onOpenAutoFocus={focusItself}>
            <DialogHeader>
              <DialogTitle>{t("packTitle", { number: pack.ticket.number })}</DialogTitle>
              <DialogDescription>{t("packBody")}</DialogDescription>
            </DialogHeader>
            <DialogBody>
              <PackView pack={pack} />
            </DialogBody>
          </DialogContent>
        )}
      </Dialog>
    </>
  );
}
