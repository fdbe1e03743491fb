"use client";
import { Toaster } from "@handrail/ui/toast";
import { TooltipProvider } from "@handrail/ui/tooltip";
import { useTranslations } from "next-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { RealtimeProvider, type RealtimeSettings } from "../../realtime/provider.tsx";
import { TrpcProvider } from "../../trpc/client.tsx";
import { IdentityWatch } from "./identity-watch.tsx";
import { type Me, MeProvider } from "./me.tsx";

type Props = { me: Me | null; realtime: RealtimeSettings; children: ReactNode };

export function Providers({ me, realtime, children }: Props) {
  const t = useTranslations("common");
  return (
    <TrpcProvider>
      <MeProvider me={me}>
        <IdentityWatch />
        <RealtimeProvider settings={realtime} personId={me?.userId ?? null}>
          <NuqsAdapter>
            <TooltipProvider>{children}</TooltipProvider>
          </NuqsAdapter>
        </RealtimeProvider>
      </MeProvider>
      <Toaster position="top-center" label={t("notifications")} closeLabel={t("dismiss")} />
    </TrpcProvider>
  );
}
