"use client";
import { Button } from "@handrail/ui/button";
import { MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSupport } from "../support-modal/index.ts";

/** Under everything to read: there are people, too. */
export function ContactStrip() {
  const t = useTranslations("help.contact");
  const { open } = useSupport();
  return (
    <section className="mt-12 flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface px-5 py-4">
      <div className="min-w-0">
        <h2 className="font-semibold">{t("title")}</h2>
        <p className="text-md text-fg-muted">{t("body")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => open({ tab: "chat" })}>
          <MessageCircle aria-hidden />
          {t("chat")}
        </Button>
        <Button variant="primary" onClick={() => open({ tab: "ticket" })}>
          {t("ticket")}
        </Button>
      </div>
    </section>
  );
}
