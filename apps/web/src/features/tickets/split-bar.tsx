"use client";
import type { WireMessage } from "@handrail/contracts";
import { splitLimit } from "@handrail/contracts/inputs/merge";
import { Button } from "@handrail/ui/button";
import { Scissors } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SplitDialog } from "./split-dialog.tsx";
import { endSplit, type SplitMode } from "./split-mode.ts";
import type { Ticket } from "./use-ticket.ts";

/** PURE. Messages that can be split off: what was said in this ticket itself, not what was merged into it. */
export const splittable = (messages: readonly WireMessage[]) =>
  messages.filter(({ state, seq, senderKind }) => state === "sent" && seq > 0 && senderKind !== "system");

/** PURE. Why the ticked messages cannot be split off; null where they can. */
export function refusalOf(messages: readonly WireMessage[], chosen: ReadonlySet<string>) {
  const seen = splittable(messages).filter(({ isInternal }) => !isInternal);
  if (chosen.size > splitLimit) return "tooMany";
  if (!seen.some(({ id }) => chosen.has(id))) return "nothingMoves";
  return seen.every(({ id }) => chosen.has(id)) ? "nothingStays" : null;
}

type Props = { ticket: Ticket; mode: SplitMode; messages: readonly WireMessage[] };

/** Stands where the composer does while messages are ticked: what to do with them. */
export function SplitBar({ ticket, mode, messages }: Props) {
  const t = useTranslations("tickets.split");
  const common = useTranslations("common");
  const [asks, setAsks] = useState(false);
  const all = splittable(messages);
  const chosen = new Set(all.filter(({ id }) => mode.chosen.has(id)).map(({ id }) => id));
  const first = all.findIndex(({ id }) => chosen.has(id));
  const refusal = chosen.size === 0 ? null : refusalOf(messages, chosen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !asks) endSplit();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [asks]);
  return (
    <section
      aria-label={t("title", { number: ticket.number })}
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-surface-raised p-3 text-sm shadow-float"
    >
      <p role="status" className="text-fg">
        {chosen.size === 0 ? t("hint") : t("count", { count: chosen.size })}{" "}
        {refusal && <span className="text-danger-text">{t(refusal, { max: splitLimit })}</span>}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          disabled={chosen.size === 0 || refusal !== null}
          onClick={() => setAsks(true)}
        >
          <Scissors aria-hidden />
          {t("split")}
        </Button>
        <Button
          className="max-sm:order-last"
          disabled={first < 0}
          onClick={() => mode.choose(all.slice(first).map(({ id }) => id))}
        >
          {t("fromHere")}
        </Button>
        <Button variant="ghost" className="ms-auto" onClick={endSplit}>
          {common("cancel")}
        </Button>
      </div>
      <SplitDialog
        ticket={ticket}
        messages={all.filter(({ id }) => chosen.has(id))}
        open={asks}
        onOpenChange={setAsks}
      />
    </section>
  );
}
