"use client";
import { channels } from "@handrail/contracts";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useChannel } from "../../realtime/use-channel.ts";
import { useMe } from "../shell/me.tsx";
import { useViewers } from "../tickets/index.ts";
import type { DraftStore } from "./draft-store.ts";

const settleMs = 400;

/** Who else has the article open to write, and what they save: told at once, shown where nothing would be lost. */
export function useEditors(articleId: string, store: DraftStore, isStarted: boolean) {
  const t = useTranslations("kb.editor");
  const me = useMe();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const channel = useChannel(isStarted ? channels.editors(articleId) : null, {
    article: ({ draftVersion, revision, writer }) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(async () => {
        const before = store.snapshot().base;
        if ((draftVersion ?? 0) === before.version && revision === before.revision) return;
        await store.refresh();
        const { base, theirs, state } = store.snapshot();
        const isAdopted = !theirs && state.kind === "saved" && base !== before;
        const isOther = writer && writer.membershipId !== me?.membershipId;
        if (isAdopted && isOther) toast.info(t("adopted", { name: writer.name }));
      }, settleMs);
    },
    onSubscribed: () => void store.refresh(),
  });
  return useViewers(channel);
}
