"use client";
import { Callout } from "@handrail/ui/callout";
import { ErrorState } from "@handrail/ui/error-state";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { type ComponentProps, useRef } from "react";
import { useRealtime } from "../../realtime/provider.tsx";
import { CustomerLog, useStickToEnd } from "../conversation/index.ts";

type Props = Omit<ComponentProps<typeof CustomerLog>, "label"> & {
  status: "loading" | "ready" | "failed";
  isShown: boolean;
  onReload: () => void;
};

/** The messages of a chat, in a box that stays at its end; or that they come, or could not be had. */
export function RoomLog({ status, isShown, onReload, ...log }: Props) {
  const t = useTranslations("modal.chat");
  const common = useTranslations("common");
  const realtime = useRealtime();
  const box = useRef<HTMLDivElement>(null);
  const { messages, pending, streaming } = log;
  useStickToEnd(box, `${messages.at(-1)?.seq ?? 0} ${pending.length} ${streaming?.length ?? 0} ${isShown}`);
  return (
    <section
      ref={box}
      aria-label={t("messages")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4 -outline-offset-2"
    >
      {realtime.status === "offline" ? (
        <Callout tone="warning" live className="mb-4">
          {common("realtime.offline")}
        </Callout>
      ) : null}
      {status === "loading" ? (
        <LoadingRegion label={common("loading")} className="flex flex-col gap-4">
          <Skeleton className="h-10 w-2/3 self-end rounded-card" />
          <Skeleton className="h-20 w-3/4 rounded-card" />
        </LoadingRegion>
      ) : null}
      {status === "failed" ? (
        <ErrorState
          title={t("failed")}
          body={t("failedBody")}
          retryLabel={common("retry")}
          onRetry={onReload}
        />
      ) : null}
      <CustomerLog label={t("log")} {...log} />
    </section>
  );
}
