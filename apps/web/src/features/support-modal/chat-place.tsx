"use client";
import { LoadingRegion, Skeleton } from "@handrail/ui/skeleton";
import { useTranslations } from "next-intl";
import { type ComponentProps, Suspense } from "react";
import { ChatTab, chatDraftKey, useWelcome } from "../chat/index.ts";
import { useMe } from "../shell/me.tsx";
import { SignInInvite } from "./sign-in-invite.tsx";

type Props = Omit<ComponentProps<typeof ChatTab>, "draftKey">;

/** The chat: of who has signed in and, where the organisation allows, of visitors; the others are shown the way in. */
export function ChatPlace(props: Props) {
  const common = useTranslations("common");
  const me = useMe();
  const welcome = useWelcome();
  const loading = (
    <LoadingRegion label={common("loading")} className="flex flex-1 flex-col gap-4 px-5 py-6">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="mt-auto h-24 rounded-card" />
    </LoadingRegion>
  );
  if (!me && welcome.isPending) return loading;
  if (!me && !welcome.data?.mayChat) return <SignInInvite organization={props.organization} />;
  return (
    <Suspense fallback={loading}>
      <ChatTab {...props} draftKey={chatDraftKey(props.organization, me?.userId ?? null)} />
    </Suspense>
  );
}
