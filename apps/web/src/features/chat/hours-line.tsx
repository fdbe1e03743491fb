"use client";
import { cn } from "@handrail/ui/cn";
import { Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "../../trpc/client.tsx";
import { isAttended } from "./attended.ts";
import { useMoment } from "./use-welcome.ts";

type Welcome = RouterOutputs["chatRoom"]["welcome"];

/** When people are there, and how long one waits for them: as it is known, and no more. */
export function HoursLine({ welcome }: { welcome: Welcome }) {
  const t = useTranslations("modal.chat");
  const moment = useMoment();
  const { hours, isStaffed, waitMinutes } = welcome;
  const isOpen = isAttended(welcome);
  const when = hours
    ? hours.isOpen && !isStaffed
      ? t("nobodyHere")
      : hours.isOpen
        ? hours.changesAt
          ? t("openUntil", { time: moment(hours.changesAt) })
          : t("alwaysOpen")
        : hours.changesAt
          ? t("opensAt", { time: moment(hours.changesAt) })
          : t("closedNow")
    : isStaffed
      ? null
      : t("closedNow");
  const wait = isOpen ? (waitMinutes ? t("waitFor", { minutes: waitMinutes }) : t("waitUnknown")) : null;
  return (
    <p className="mt-2 flex items-start gap-1.5 text-sm text-pretty text-fg-muted">
      <Clock aria-hidden className={cn("mt-0.5 size-4 shrink-0", isOpen && "text-tone-success-fg")} />
      <span>{[when, wait].filter(Boolean).join(" · ")}</span>
    </p>
  );
}
