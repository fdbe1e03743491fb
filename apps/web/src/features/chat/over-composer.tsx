"use client";
import type { ChatMode } from "@handrail/contracts";
import { lazy, Suspense, useState } from "react";
import { useMe } from "../shell/me.tsx";
import { NobodyOffer } from "./nobody-offer.tsx";

const VisitorCard = lazy(async () => ({ default: (await import("./visitor-card.tsx")).VisitorCard }));
const CallBackForm = lazy(async () => ({ default: (await import("./call-back-form.tsx")).CallBackForm }));

type Props = {
  organization: string;
  conversationId: string;
  mode: ChatMode;
  topic: string;
  onTicket: () => void;
  onCalled: () => void;
};

/** Between the messages and the composer: who a visitor is, and what one can do instead of waiting. */
export function OverComposer({ organization, conversationId, mode, topic, onTicket, onCalled }: Props) {
  const isVisitor = useMe() === null;
  const [isCalling, setCalling] = useState(false);
  if (mode === "closed") return null;
  if (isCalling && mode === "waiting") {
    return (
      <Suspense fallback={null}>
        <CallBackForm
          {...{ conversationId, topic, isVisitor, onCalled }}
          onCancel={() => setCalling(false)}
        />
      </Suspense>
    );
  }
  return (
    <>
      {isVisitor ? (
        <Suspense fallback={null}>
          <VisitorCard {...{ organization, conversationId }} />
        </Suspense>
      ) : null}
      {mode === "waiting" ? <NobodyOffer onTicket={onTicket} onCall={() => setCalling(true)} /> : null}
    </>
  );
}
