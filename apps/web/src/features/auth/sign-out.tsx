"use client";
import { Button } from "@handrail/ui/button";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Refusal, signOut } from "./next-auth-client.ts";
import { RefusalNotice } from "./refusal.tsx";

export function SignOut() {
  const t = useTranslations("auth.signOut");
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const leave = async () => {
    setRefusal(null);
    setIsBusy(true);
    try {
      await fetch("/api/chat/visitor", { method: "DELETE" }).catch(() => undefined);
      await signOut();
    } catch {
      setIsBusy(false);
      setRefusal({ reason: "unavailable", seconds: 60 });
    }
  };
  return (
    <>
      <RefusalNotice refusal={refusal} />
      <Button variant="primary" size="lg" loading={isBusy} onClick={() => void leave()}>
        {t("submit")}
      </Button>
      <Button size="lg" asChild>
        <Link href="/">{t("stay")}</Link>
      </Button>
    </>
  );
}
