"use client";
import { toast } from "@handrail/ui/toast";
import { useTranslations } from "next-intl";
import type { DeskConversation } from "../thread/index.ts";

export type ReplyComposer = Pick<DeskConversation["composer"], "text" | "mode" | "change" | "focus">;

/** Puts text in the place of what stands in the composer; what stood there can be had back. */
export function useReplacement({ text, mode, change, focus }: ReplyComposer) {
  const t = useTranslations("copilot");
  return (next: string, said: string, description?: string) => {
    const before = text;
    change(next);
    focus(mode);
    toast.success(said, {
      ...(description ? { description } : {}),
      duration: 12_000,
      action: { label: t("undo"), onClick: () => change(before) },
    });
  };
}
