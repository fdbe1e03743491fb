import type { TicketStatus } from "@handrail/contracts";
import { cn } from "@handrail/ui/cn";
import { toneIcon } from "@handrail/ui/tones";
import { statusLooks } from "../../lib/labels.ts";

/** The sign of a status, beside its word. */
export function StatusIcon({ status }: { status: TicketStatus }) {
  const { tone, icon: Icon } = statusLooks[status];
  return <Icon aria-hidden className={cn("size-4 shrink-0", toneIcon[tone])} />;
}
