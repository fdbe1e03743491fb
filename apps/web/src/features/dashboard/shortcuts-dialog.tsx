"use client";
import { Dialog, DialogBody, DialogContent, DialogHeader, DialogTitle } from "@handrail/ui/dialog";
import { Kbd } from "@handrail/ui/kbd";
import { useTranslations } from "next-intl";
import { focusItself } from "../../lib/focus-itself.ts";
import { useModKey } from "./use-keys.ts";

const everywhere = [
  [["mod", "K"], "palette"],
  [["?"], "shortcuts"],
  [["g", "h"], "goHome"],
  [["g", "t"], "goTickets"],
  [["g", "m"], "goMine"],
  [["g", "n"], "goUnassigned"],
  [["g", "c"], "goChats"],
  [["g", "u"], "goUsers"],
  [["g", "k"], "goKb"],
] as const;

const queue = [
  [["j"], "next"],
  [["k"], "previous"],
  [["↵"], "open"],
  [["/"], "search"],
] as const;

const ticket = [
  [["r"], "reply"],
  [["n"], "note"],
  [["mod", "↵"], "send"],
  [["s"], "status"],
  [["p"], "priority"],
  [["a"], "assign"],
  [["t"], "template"],
  [["z"], "undo"],
  [["h"], "snooze"],
  [["e"], "resolve"],
  [["[", "]"], "beside"],
  [["u"], "back"],
] as const;

type Group = typeof everywhere | typeof queue | typeof ticket;

function KeyList({ heading, keys }: { heading: string; keys: Group }) {
  const t = useTranslations("dashboard.keys");
  const mod = useModKey();
  return (
    <section className="min-w-0">
      <h3 className="pb-1 text-xs font-medium text-fg-subtle">{heading}</h3>
      <dl className="flex flex-col">
        {keys.map(([combination, name]) => (
          <div
            key={name}
            className="flex min-h-8 items-center justify-between gap-4 border-b border-line text-sm last:border-b-0"
          >
            <dt className="min-w-0 text-fg">{t(name)}</dt>
            <dd className="shrink-0 text-fg-muted">
              <Kbd keys={combination.map((key) => (key === "mod" ? mod : key))} />
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
          <KeyList heading={t("everywhere")} keys={everywhere} />
          <div className="flex flex-col gap-5">
            <KeyList heading={t("inQueue")} keys={queue} />
            <KeyList heading={t("inTicket")} keys={ticket} />
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
